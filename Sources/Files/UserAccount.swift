#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The user account of this process.
package enum UserAccount {
    /// Returns the home folder by the system's user database (POSIX.1-2017, getpwuid); nil where the user is not in it.
    package static func home() -> String? {
        var buffer = [CChar](repeating: 0, count: 1024)
        while true {
            var entry = passwd()
            var found: UnsafeMutablePointer<passwd>?
            let code = getpwuid_r(getuid(), &entry, &buffer, buffer.count, &found)
            if code == EINTR { continue }
            if code == ERANGE, buffer.count < 1 << 20 {
                buffer = [CChar](repeating: 0, count: buffer.count * 4)
                continue
            }
            // The entry's strings point into the buffer.
            return found == nil ? nil : entry.pw_dir.flatMap { String(validatingCString: $0) }
        }
    }
}
