import Session
import Files

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The checks of files and folders: private where they must be, and writable.
package enum FileChecks {
    /// The expected kind and permissions of a path.
    package enum Expectation: Sendable {
        /// A file that only its owner may read (0600).
        case privateFile
        /// A folder that only its owner may search (0700).
        case privateFolder
        /// A folder with any permissions.
        case folder
    }

    /// Checks the file or folder at `path`, which may be missing.
    package static func finding(_ subject: String, _ path: String, _ expected: Expectation) -> Finding {
        // A folder may be a link; a private file is checked itself.
        let place = expected.isFolder ? realpath(path) ?? path : path
        guard let facts = try? FileManager.default.attributesOfItem(atPath: place) else {
            return absence(subject, path)
        }
        let mode = (facts[.posixPermissions] as? UInt ?? 0) & 0o777
        let size = (facts[.size] as? UInt64).map { Wording.bytes(Int(clamping: $0)) } ?? ""
        let isFolder = facts[.type] as? FileAttributeType == .typeDirectory
        guard isFolder == expected.isFolder else {
            return Finding(
                .problem, subject, "\(path) is \(isFolder ? "a folder" : "not a folder")", advice: "Move it away")
        }
        guard access(path, isFolder ? W_OK | X_OK : R_OK | W_OK) == 0 else {
            return Finding(.problem, subject, "\(path) cannot be written", advice: "Check its owner: ls -ld \(path)")
        }
        if let allowed = expected.mode, mode & ~allowed != 0 {
            return Finding(
                .problem, subject, "\(path) is accessible to others (\(octal(mode)))",
                advice: "chmod \(octal(allowed)) \(path)")
        }
        return Finding(.ok, subject, path + (isFolder ? "" : ", \(size)") + ", \(octal(mode))")
    }

    /// Reports a `path` without attributes: missing, or not accessible.
    package static func absence(_ subject: String, _ path: String) -> Finding {
        do throws(TextFile.Problem) {
            // There were no attributes: either the file does not exist, or this throws the reason.
            try TextFile.checkAbsence(of: path)
            return Finding(.ok, subject, "\(path) does not exist yet")
        } catch .danglingLink(let link) {
            return Finding(
                .problem, subject, "\(path) cannot be accessed: broken link \(link)",
                advice: "Remove the link or create its target: ls -l \(link)")
        } catch {
            let why = if case .system(let code) = error { String(cString: strerror(code)) } else { "\(error)" }
            return Finding(
                .problem, subject, "\(path) cannot be accessed: \(why)",
                advice: "Check the owners of its folders: namei -l \(path)")
        }
    }

    /// Resolves links; nil where the path does not exist.
    private static func realpath(_ path: String) -> String? {
        #if canImport(Glibc)
            let found = Glibc.realpath(path, nil)
        #elseif canImport(Musl)
            let found = Musl.realpath(path, nil)
        #else
            let found = Darwin.realpath(path, nil)
        #endif
        guard let found else { return nil }
        defer { free(found) }
        return String(cString: found)
    }

    private static func octal(_ mode: UInt) -> String { "0" + String(mode, radix: 8) }
}

extension FileChecks.Expectation {
    fileprivate var isFolder: Bool {
        switch self {
        case .privateFile: false
        case .privateFolder, .folder: true
        }
    }

    /// The permissions that may be set at most; nil for any.
    fileprivate var mode: UInt? {
        switch self {
        case .privateFile: 0o600
        case .privateFolder: 0o700
        case .folder: nil
        }
    }
}
