#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

#if canImport(Darwin)
    import Darwin
#endif

/// The kind of file system that holds a file.
enum FileSystem {
    private static let unknownName = "unknown file system"

    /// Returns the usual name of the file system at `path`: `ext4`, `NFS`.
    static func name(at path: String) -> String {
        #if canImport(Darwin)
            var facts = statfs()
            guard statfs(path, &facts) == 0 else { return unknownName }
            return withUnsafeBytes(of: facts.f_fstypename) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
        #else
            let mounts = FileManager.default.contents(atPath: "/proc/self/mountinfo") ?? Data()
            let place = URL(filePath: path).resolvingSymlinksInPath().path
            return name(at: place, mounts: String(decoding: mounts, as: UTF8.self)) ?? unknownName
        #endif
    }

    /// Finds the name of the file system at `path`, which is absolute and free of links, in Linux's list of mounts
    /// (proc_pid_mountinfo(5)); nil where none matches.
    static func name(at path: String, mounts: String) -> String? {
        var (best, name): (String, String?) = ("", nil)
        for line in mounts.split(separator: "\n") {
            let halves = line.split(separator: " - ", maxSplits: 1)
            let words = halves[0].split(separator: " ")
            guard halves.count == 2, words.count > 4, let type = halves[1].split(separator: " ").first else { continue }
            let point = unescaped(words[4])
            let isAbove = point == "/" || path == point || path.hasPrefix(point + "/")
            // Of several mounts at one point, the last one is visible.
            if isAbove, point.utf8.count >= best.utf8.count { (best, name) = (point, displayName(String(type))) }
        }
        return name
    }

    private static func displayName(_ type: String) -> String {
        switch type {
        case "nfs", "nfs4": "NFS"
        case "cifs", "smb3": "SMB"
        case "9p": "9P"
        case "fuse.sshfs": "sshfs"
        default: type
        }
    }

    /// Decodes spaces and the like, which stand as three octal digits.
    private static func unescaped(_ word: Substring) -> String {
        ["\\040": " ", "\\011": "\t", "\\012": "\n", "\\134": "\\"].reduce(String(word)) {
            $0.replacing($1.key, with: $1.value)
        }
    }
}
