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

    /// Why a token is not kept, and what to do: a sentence or two.
    package struct Problem: Error, Hashable, Sendable, CustomStringConvertible {
        package let description: String
    }

    private let secretTool: SecretTool?
    private let file: CredentialFile

    /// - Parameters:
    ///   - environment: Says whether there is a secret service.
    ///   - filePath: The private file's path.
    ///   - toolLimit: How long the desktop's secret service may take to look or to remove; nil is the usual three
    ///     seconds. To store it may take a minute.
    package init(environment: TokenEnvironment, filePath: String, toolLimit: Duration? = nil) {
        secretTool = SecretTool(environment: environment.rest, timeLimit: toolLimit)
        file = CredentialFile(path: filePath)
    }

    /// Keeps `secret` for `service`, in place of what was kept before.
    ///
    /// - Throws: `Problem` when nothing could keep it, or when the secret service refuses it and may have an older one,
    ///   which would be found before one in the file. What was kept is then as it was.
    package func store(_ secret: Secret, for service: Service) async throws(Problem) -> Stored {
        var fallback: String?
        if let secretTool {
            do throws(ChildProcess.Problem) {
                try await secretTool.store(secret, for: service)
                // An older token in the file would be found once the secret service is away.
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

    /// Throws unless the secret service, which has not taken a token because of `refusal`, clearly has no other.
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
