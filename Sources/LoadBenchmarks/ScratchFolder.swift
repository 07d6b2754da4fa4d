#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A folder for files that are gone with it: `TMPDIR`, or the working folder, since archives in memory cost nothing.
enum ScratchFolder {
    /// Makes an empty folder, and removes it with all files in it once `body` has ended.
    static func with<Value: Sendable>(_ body: (_ path: String) async throws -> Value) async throws -> Value {
        var template = Array(((getenv("TMPDIR").map { String(cString: $0) } ?? ".") + "/benchmark.XXXXXX").utf8CString)
        guard let made = mkdtemp(&template) else { throw BenchmarkError(what: "no scratch folder: errno \(errno)") }
        let path = String(cString: made)
        defer { remove(path) }
        return try await body(path)
    }

    private static func remove(_ path: String) {
        guard let folder = opendir(path) else { return }
        while let entry = readdir(folder) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != "." && name != ".." { unlink(path + "/" + name) }
        }
        closedir(folder)
        rmdir(path)
    }
}
