import Domain
import Files
import Themes

/// The settings file as the dashboard changes it, one change after the other. An actor.
package actor SettingsFile {
    /// The reason why a setting is not saved: words that follow the file's name.
    package struct Problem: Error, Hashable, CustomStringConvertible {
        package let description: String
    }

    private let path: String
    private let home: String?

    /// The byte order mark of UTF-8, which the reader leaves out.
    private static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

    /// - `path`: The path of the file, which need not exist.
    /// - `home`: The replacement for `~/` in the file's paths.
    package init(path: String, home: String?) {
        self.path = path
        self.home = home
    }

    /// Saves the name of the theme, blocking the thread for a write to disk.
    ///
    /// A file that Easel could not read at the next start is neither changed nor written.
    ///
    /// - Throws: `Problem`; the file is then unchanged.
    package func save(theme name: String) throws(Problem) {
        guard path != "-", !path.hasPrefix("/dev/") else { throw Problem(description: "is not a file on disk") }
        let old: [UInt8]?
        do throws(TextFile.Problem) { old = try TextFile(path: path, isNamed: false).bytes() } catch {
            throw Problem(description: "\(error)")
        }
        let new = try changed(old ?? [], theme: name)
        do throws(FileReplacement.Problem) { try FileReplacement(path: path).write(new, replacing: old) } catch {
            throw Problem(description: "\(error)")
        }
    }

    /// Returns the bytes of the file with the theme `name`, validated.
    private func changed(_ bytes: [UInt8], theme name: String) throws(Problem) -> [UInt8] {
        let text: String
        do throws(TextDecodingError) { text = try String(text: bytes) } catch {
            throw Problem(description: "is not UTF-8 text: \(error)")
        }
        do throws(Settings.Problems) { _ = try Settings.parse(text, path: path, home: home) } catch {
            guard let first = error.all.first else { throw Problem(description: "has an error") }
            let place = first.place.map { " in line \($0.line), column \($0.column)" } ?? ""
            throw Problem(description: "has an error\(place): \(first.what)")
        }
        let new = TOMLEdit.text(text, setting: "theme", to: name)
        // Read again before it is written: the key may be there in a spelling that is not recognized.
        guard let settings = try? Settings.parse(new, path: path, home: home), settings.theme == name else {
            throw Problem(description: "sets the theme in a way that Easel cannot change")
        }
        return (bytes.starts(with: Self.mark) ? Self.mark : []) + Array(new.utf8)
    }
}
