/// What the user has said about files on disk.
package struct DownloadSettings: Hashable, Sendable {
    /// The absolute path of the folder that files go to; it is made where it is missing.
    package var folder: String
    /// Whether the files of every run that was sent from here are fetched when it has ended.
    package var isAutomatic: Bool
    package var limits: DownloadLimits

    package init(folder: String, isAutomatic: Bool = false, limits: DownloadLimits = DownloadLimits()) {
        self.folder = folder
        self.isAutomatic = isAutomatic
        self.limits = limits
    }

    /// Where files go when the user has not said: `Pictures/Easel` in the home folder.
    package static func usualFolder(home: String) -> String {
        (home.hasSuffix("/") ? String(home.dropLast()) : home) + "/Pictures/Easel"
    }
}
