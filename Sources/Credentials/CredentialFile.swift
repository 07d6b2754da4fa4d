package import Domain
import TOMLKit

/// The private file that keeps tokens where there is no secret service: TOML, a `token` in a section for each service.
package struct CredentialFile: Sendable {
    /// Why the file is not used, and how it is put right; holds nothing of what is in the file.
    package struct Problem: Error, Hashable, Sendable, CustomStringConvertible {
        package let description: String
    }

    private let file: OwnerOnlyFile

    /// - Parameter path: Absolute. The folder belongs to Easel alone.
    package init(path: String) { file = OwnerOnlyFile(path: path) }

    package var path: String { file.path }

    /// The text that is kept for `service`, not checked to be a token; nil when there is none.
    ///
    /// - Throws: `Problem` when others could read or replace the file, or when it is no such file.
    package func token(for service: Service) throws(Problem) -> String? { try tokens()[service] }

    /// Keeps `secret` for `service`; what is kept for others stays.
    ///
    /// - Throws: `Problem`; the file is then as it was.
    package func store(_ secret: Secret, for service: Service) throws(Problem) {
        var tokens = try tokens()
        tokens[service] = secret.reveal()
        try write(tokens)
    }

    /// Removes what is kept for `service`; false when there was nothing.
    ///
    /// - Throws: `Problem`; the file is then as it was.
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
            // The place alone: the byte may be of a token.
            throw Problem(description: "\(path) is not UTF-8 text: line \(error.line), column \(error.column).")
        }
        let table: TOMLTable
        do {
            table = try TOMLTable(string: text)
        } catch let error as TOMLParseError {
            // The line alone: the parser's words can have some of the file in them.
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
        Problem(description: refusal.words(for: file))
    }
}
