/// The decoded pictures on disk (files 0600 in a folder 0700), for all Easels of the user.
///
/// It is best effort: what cannot be read or written is not cached. Files appear whole, so that two Easels at once do
/// not see each other's halves, and one that is damaged counts as absent. When the files exceed the limit, the ones not
/// used for longest are removed.
actor PictureCache {
    private let path: String
    private let limit: Int
    /// The folder, held open; nil before its first use, and where it cannot be used.
    private var folder: PictureFolder?
    private var isOpened = false
    /// The bytes in the folder when they were last counted, and those written since; nil before the first count.
    private var used: Int?

    /// - `limit`: The maximum size of all files together, in bytes.
    init(_ path: String, limit: Int = 32 << 20) {
        self.path = path
        self.limit = limit
    }

    /// Returns the smallest picture of `key` for at least `side` pixels; nil where there is none.
    func picture(_ key: PictureKey, side: Int) -> StoredPicture? {
        first(key, StoredPicture.sides.filter { $0 >= side })
    }

    /// Returns the largest picture of `key` for fewer than `side` pixels; nil where there is none.
    func smallerPicture(_ key: PictureKey, side: Int) -> StoredPicture? {
        first(key, StoredPicture.sides.reversed().filter { $0 < side })
    }

    /// Writes `picture`, and removes others where the limit is exceeded.
    func save(_ picture: StoredPicture, _ key: PictureKey) {
        guard let folder = opened() else { return }
        let bytes = PictureFile.bytes(of: picture)
        guard folder.write(bytes, as: Self.name(key, picture.side)) else { return }
        let now = used.map { $0 + bytes.count } ?? entries(of: folder).reduce(0) { $0 + $1.size }
        used = now > limit ? trim(folder) : now
    }

    private func first(_ key: PictureKey, _ sides: [Int]) -> StoredPicture? {
        guard let folder = opened() else { return nil }
        for side in sides {
            let name = Self.name(key, side)
            guard let bytes = folder.read(name, limit: PictureFile.sizeLimit) else { continue }
            if let picture = PictureFile.picture(in: bytes), picture.side == side { return picture }
            folder.remove(name)
        }
        return nil
    }

    /// Removes the files not used for longest, down to three quarters of the limit, and returns what is left.
    private func trim(_ folder: PictureFolder) -> Int {
        let entries = entries(of: folder).sorted { $0.used > $1.used }
        var total = 0
        for entry in entries {
            if total + entry.size <= limit * 3 / 4 { total += entry.size } else { folder.remove(entry.name) }
        }
        return total
    }

    private func entries(of folder: PictureFolder) -> [PictureFolder.Entry] {
        folder.entries().filter { Self.isOurs($0.name) }
    }

    private func opened() -> PictureFolder? {
        if !isOpened {
            isOpened = true
            folder = PictureFolder(path)
        }
        return folder
    }

    private static func name(_ key: PictureKey, _ side: Int) -> String { "\(key.name)-\(side)" }

    /// Indicates whether the cache writes files of this name, finished or not. No others are removed.
    private static func isOurs(_ name: String) -> Bool {
        let name = name.hasPrefix(".") ? name.dropFirst() : name[...]
        let parts = name.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2 || parts.count == 3 && name.hasSuffix("-draft"), parts[0].utf8.count == 32 else {
            return false
        }
        return parts[0].utf8.allSatisfy { (48...57).contains($0) || (97...102).contains($0) } && Int(parts[1]) != nil
    }
}
