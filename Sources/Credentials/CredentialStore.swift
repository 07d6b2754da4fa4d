package import Domain

/// Stores tokens: in the desktop's secret service where there is one, otherwise in the private file.
package struct CredentialStore: Sendable {
    /// The place of a stored token.
    package struct Stored: Hashable, Sendable {
        package let place: CredentialSource
        /// The reason why an existing secret service was not used; a sentence.
        package let fallback: String?
    }

    /// The places from which a token was removed.
    package struct Removed: Hashable, Sendable {
        package let places: [CredentialSource]
        /// The sources that could not be searched, a sentence each: a token may remain there.
        package let problems: [String]
    }

    /// The reason why a token was not stored, and what to do: one or two sentences.
    package struct Problem: Error, Hashable, Sendable, CustomStringConvertible {
        package let description: String
    }

    private let secretTool: SecretTool?
    private let file: CredentialFile

    /// - Parameters:
    ///   - environment: Tells whether there is a secret service.
    ///   - filePath: The private file's path.
    ///   - toolLimit: The time limit of the secret service for lookup and removal; nil for three seconds. Storing may
    ///     take a minute, since the keyring may ask for its passphrase.
    package init(environment: TokenEnvironment, filePath: String, toolLimit: Duration? = nil) {
        secretTool = SecretTool(environment: environment.withoutTokens, timeLimit: toolLimit)
        file = CredentialFile(path: filePath)
    }

    /// Stores `secret` for `service`, in place of an earlier one.
    ///
    /// - Throws: `Problem` when nothing could store it, or when the secret service refuses it and may hold an older
    ///   one, which would take precedence over the file. Stored tokens are then unchanged.
    package func store(_ secret: Secret, for service: Service) async throws(Problem) -> Stored {
        var fallback: String?
        if let secretTool {
            do throws(ChildProcess.Problem) {
                try await secretTool.store(secret, for: service)
                // An older token in the file would be used once the secret service is unavailable.
                _ = try? file.remove(service)
                return Stored(place: .secretService, fallback: nil)
            } catch {
                try await requireNoStoredToken(in: secretTool, for: service, after: error)
                fallback = "The desktop's secret service did not store it: secret-tool \(error)."
            }
        }
        do throws(CredentialFile.Problem) { try file.store(secret, for: service) } catch {
            throw Problem(description: error.description)
        }
        return Stored(place: .file(path: file.path), fallback: fallback)
    }

    /// Confirms that the secret service, which failed to store a token with `refusal`, holds no older one.
    ///
    /// - Throws: `Problem` where it does or may.
    private func requireNoStoredToken(
        in secretTool: SecretTool, for service: Service, after refusal: ChildProcess.Problem
    ) async throws(Problem) {
        let older: String
        do throws(ChildProcess.Problem) {
            guard try await secretTool.token(for: service) != nil else { return }
            older = "has an older token"
        } catch {
            older = "may have an older token"
        }
        throw Problem(
            description: "The desktop's secret service did not store it (secret-tool \(refusal)) and \(older) for "
                + "\(service.name), which takes precedence over a file. Unlock the keyring and try again, or run "
                + "easel logout \(service.rawValue) first.")
    }

    /// Removes the token of `service` from both places.
    package func remove(_ service: Service) async -> Removed {
        var places: [CredentialSource] = []
        var problems: [String] = []
        if let secretTool {
            do throws(ChildProcess.Problem) {
                if try await secretTool.remove(service) { places.append(.secretService) }
            } catch {
                problems.append("The desktop's secret service does not respond: secret-tool \(error).")
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
