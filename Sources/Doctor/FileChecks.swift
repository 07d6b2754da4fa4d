import Session
import Dashboard
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

/// Whether what Easel keeps can be read by its owner alone, and whether it can be written.
package enum FileChecks {
    /// What a path should be like.
    package enum Wanted: Sendable {
        /// A file with what others should not read (0600).
        case privateFile
        /// A folder of such files (0700).
        case privateFolder
        /// A folder to which files go, where its permissions are the person's own business.
        case folder
    }

    package static func finding(_ subject: String, _ path: String, _ wanted: Wanted) -> Finding {
        // A folder may be a link to where a person keeps it; a private file is looked at itself.
        let place = wanted.isFolder ? realpath(path) ?? path : path
        guard let facts = try? FileManager.default.attributesOfItem(atPath: place) else {
            return absence(subject, path)
        }
        let mode = (facts[.posixPermissions] as? UInt ?? 0) & 0o777
        let size = (facts[.size] as? UInt64).map { Wording.bytes(Int(clamping: $0)) } ?? ""
        let isFolder = facts[.type] as? FileAttributeType == .typeDirectory
        guard isFolder == (wanted.isFolder) else {
            return Finding(
                .problem, subject, "\(path) is \(isFolder ? "a folder" : "not a folder")", advice: "Move it away")
        }
        guard access(path, isFolder ? W_OK | X_OK : R_OK | W_OK) == 0 else {
            return Finding(.problem, subject, "\(path) cannot be written", advice: "Check its owner: ls -ld \(path)")
        }
        if let right = wanted.mode, mode & ~right != 0 {
            return Finding(
                .problem, subject, "\(path) is accessible to others (\(octal(mode)))",
                advice: "chmod \(octal(right)) \(path)")
        }
        return Finding(.ok, subject, path + (isFolder ? "" : ", \(size)") + ", \(octal(mode))")
    }

    /// What there is to say of a `path` about which nothing can be found out.
    package static func absence(_ subject: String, _ path: String) -> Finding {
        do throws(TextFile.Problem) {
            // Who asks has found nothing: so either it is not there, or this says why it cannot be looked at.
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

    /// The path without links; nil where it leads nowhere.
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

extension FileChecks.Wanted {
    fileprivate var isFolder: Bool {
        switch self {
        case .privateFile: false
        case .privateFolder, .folder: true
        }
    }

    /// The most that may be allowed.
    fileprivate var mode: UInt? {
        switch self {
        case .privateFile: 0o600
        case .privateFolder: 0o700
        case .folder: nil
        }
    }
}
