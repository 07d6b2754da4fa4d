package import Domain
import TOMLKit

/// The private token file, used where there is no secret service: TOML with a `token` in a section for each service.
package struct CredentialFile: Sendable {
    /// The reason why the file is not used, and the remedy; contains nothing of the file's text.
    package struct Problem: Error, Hashable, Sendable, CustomStringConvertible {
        package let description: String
    }

    private let file: OwnerOnlyFile

    /// - Parameter path: An absolute path. The folder belongs to Easel alone.
    package init(path: String) { file = OwnerOnlyFile(path: path) }

    /// The path of the file.
    package var path: String { file.path }

    /// Returns the stored text for `service`, not validated as a token; nil when there is none.
    ///
    /// - Throws: `Problem` when others could read or replace the file, or when its contents are invalid.
    package func token(for service: Service) throws(Problem) -> String? { try tokens()[service] }

    /// Stores `secret` for `service`, in place of an earlier one; other services keep theirs.
    ///
    /// - Throws: `Problem`; the file is then unchanged.
    package func store(_ secret: Secret, for service: Service) throws(Problem) {
        var tokens = try tokens()
        tokens[service] = secret.reveal()
        try write(tokens)
    }

    /// Removes the token of `service`.
    ///
    /// - Returns: False when there was none.
    /// - Throws: `Problem`; the file is then unchanged.
    package func remove(_ service: Service) throws(Problem) -> Bool {
        var tokens = try tokens()
        guard tokens.removeValue(forKey: service) != nil else { return false }
        try write(tokens)
        return true
    }

    private func tokens() throws(Problem) -> [Service: String] {
        let bytes: [UInt8]?
        do throws(OwnerOnlyFile.Refusal) { bytes = try file.read() } catch { throw problem(error) }
        guard let bytes else { return [:] }
        let text: String
        do throws(TextDecodingError) { text = try String(text: bytes) } catch {
            // Only the position: the byte may belong to a token.
            throw Problem(description: "\(path) is not UTF-8 text: line \(error.line), column \(error.column).")
        }
        let table: TOMLTable
        do {
            table = try TOMLTable(string: text)
        } catch let error as TOMLParseError {
            // Only the line: the parser's message may quote the file.
            throw Problem(description: "\(path) is not valid TOML: line \(error.source.begin.line).")
        } catch {
            throw Problem(description: "\(path) is not valid TOML.")
        }
        var tokens: [Service: String] = [:]
        for service in Service.allCases {
            guard let section = table[service.rawValue] else { continue }
            guard let token = section.table?["token"]?.string else {
                throw Problem(description: "\(path) must have token = \"…\" under [\(service.rawValue)].")
            }
            tokens[service] = token
        }
        return tokens
    }

    private func write(_ tokens: [Service: String]) throws(Problem) {
        do throws(OwnerOnlyFile.Refusal) {
            guard !tokens.isEmpty else { return try file.delete() }
            let table = TOMLTable()
            for (service, token) in tokens { table[service.rawValue] = TOMLTable(["token": token]) }
            let text = "# Written by easel login; easel logout removes it.\n" + table.convert() + "\n"
            try file.write(Array(text.utf8))
        } catch {
            throw problem(error)
        }
    }

    private func problem(_ refusal: OwnerOnlyFile.Refusal) -> Problem {
        Problem(description: refusal.message(for: file))
    }
}
