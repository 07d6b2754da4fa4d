package import Domain

/// Keeps tokens for the next start: in the desktop's secret service where there is one, else in the private file.
package struct CredentialStore: Sendable {
    /// Where a token went.
    package struct Stored: Hashable, Sendable {
        package let place: CredentialSource
        /// Why it is not in the secret service though there is one; a sentence.
        package let fallback: String?
    }

    /// From where a token was removed.
    package struct Removed: Hashable, Sendable {
        package let places: [CredentialSource]
        /// What could not be looked through, a sentence each: a token may be left there.
        package let problems: [String]
    }

    private let secretTool: SecretTool?
    private let file: CredentialFile

    /// - Parameters:
    ///   - environment: Says whether there is a secret service.
    ///   - filePath: The private file's path.
    ///   - toolLimit: How long the desktop's secret service may take; nil is the usual three seconds.
    package init(environment: [String: String], filePath: String, toolLimit: Duration? = nil) {
        secretTool = SecretTool(environment: environment, timeLimit: toolLimit ?? SecretTool.usualLimit)
        file = CredentialFile(path: filePath)
    }

    /// Keeps `secret` for `service`, in place of what was kept before.
    ///
    /// - Throws: `CredentialFile.Problem` when nothing could keep it.
    package func store(_ secret: Secret, for service: Service) async throws(CredentialFile.Problem) -> Stored {
        var fallback: String?
        if let secretTool {
            do throws(ChildProcess.Problem) {
                try await secretTool.store(secret, for: service)
                // An older token in the file would be found once the secret service is away.
                _ = try? file.remove(service)
                return Stored(place: .secretService, fallback: nil)
            } catch {
                fallback = "The desktop's secret service did not take it: secret-tool \(error)."
            }
        }
        try file.store(secret, for: service)
        return Stored(place: .file(path: file.path), fallback: fallback)
    }

    /// Removes the token of `service` from both places.
    package func remove(_ service: Service) async -> Removed {
        var places: [CredentialSource] = []
        var problems: [String] = []
        if let secretTool {
            do throws(ChildProcess.Problem) {
                if try await secretTool.remove(service) { places.append(.secretService) }
            } catch {
                problems.append("The desktop's secret service does not answer: secret-tool \(error).")
            }
        }
        do throws(CredentialFile.Problem) {
            if try file.remove(service) { places.append(.file(path: file.path)) }
        } catch {
            problems.append(error.description)
        }
        return Removed(places: places, problems: problems)
    }
}
