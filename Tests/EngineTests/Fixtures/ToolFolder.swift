#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Where programs are that a test needs.
enum ToolFolder {
    /// The folder of `chafa`; nil where it is not installed.
    static var chafa: String? {
        ["/usr/bin", "/usr/local/bin", "/opt/homebrew/bin"].first { access($0 + "/chafa", X_OK) == 0 }
    }
}
