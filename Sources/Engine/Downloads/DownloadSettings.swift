/// The user's settings for files on disk.
package struct DownloadSettings: Hashable, Sendable {
    /// The absolute path of the folder that files go to; it is made where it is missing.
    package var folder: String
    /// Indicates whether the files of every run that was sent from here are fetched when it has ended.
    package var isAutomatic: Bool
    package var limits: DownloadLimits

    /// Settings for downloads into `folder`, an absolute path.
    package init(folder: String, isAutomatic: Bool = false, limits: DownloadLimits = DownloadLimits()) {
        self.folder = folder
        self.isAutomatic = isAutomatic
        self.limits = limits
    }

    /// The folder for files when the user has not set one: `Pictures/Easel` in the home folder.
    package static func usualFolder(home: String) -> String {
        (home.hasSuffix("/") ? String(home.dropLast()) : home) + "/Pictures/Easel"
    }
}
