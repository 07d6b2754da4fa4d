package import Domain

/// A service's token and its source.
package struct Credential: Sendable {
    package let service: Service
    package let secret: Secret
    package let source: CredentialSource

    package init(service: Service, secret: Secret, source: CredentialSource) {
        self.service = service
        self.secret = secret
        self.source = source
    }
}
