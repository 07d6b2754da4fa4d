import JSON

/// An entry's presets, by name.
package struct Presets: Hashable, Sendable {
    /// The maximum number of an entry's presets.
    package static let maxCount = 100

    /// The presets, ordered by name.
    package private(set) var all: [Preset] = []

    /// Creates the set of the newest preset of each name.
    package init(_ presets: [Preset] = []) {
        for preset in presets where preset.savedAt >= self[preset.name]?.savedAt ?? preset.savedAt { _ = save(preset) }
    }

    /// The preset called `name`, whatever its case.
    package subscript(name: String) -> Preset? { all.first { Preset.areSame($0.name, name) } }

    /// Saves `preset`, replacing one of the same name; returns false where there are too many already.
    @discardableResult
    package mutating func save(_ preset: Preset) -> Bool {
        let key = Preset.key(preset.name)
        if let place = all.firstIndex(where: { Preset.areSame($0.name, preset.name) }) {
            all[place] = preset
            return true
        }
        guard all.count < Self.maxCount else { return false }
        all.insert(preset, at: all.firstIndex { key.precedesInBytes(Preset.key($0.name)) } ?? all.count)
        return true
    }

    /// Deletes the preset called `name`, whatever its case.
    package mutating func remove(_ name: String) { all.removeAll { Preset.areSame($0.name, name) } }
}
