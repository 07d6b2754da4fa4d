package import Domain

extension Run {
    /// Returns the entry that converts the run; nil if the conversion is not available.
    package func entry(for conversion: Conversion) -> CatalogEntry? {
        guard isConvertible, phase == .completed, let remoteID else { return nil }
        let files = output?.files ?? []
        return CatalogEntry(
            conversion, ofGeneration: remoteID, title: detail ?? title,
            images: files.filter { $0.conversion == nil }.map(\.url),
            isMade: files.contains { $0.conversion == conversion })
    }

    /// True for an image of Antekirt, which can be converted once it is completed.
    private var isConvertible: Bool { service == .antekirt && conversion == nil && remoteID != nil }

    /// The conversions that its image has besides, in the order of their files.
    package var conversions: [Conversion] {
        guard service == .antekirt, conversion == nil else { return [] }
        return (output?.files ?? []).reduce(into: []) { found, file in
            guard let made = file.conversion, made.modality != modality, !found.contains(made) else { return }
            found.append(made)
        }
    }

    /// Returns the reason, as a sentence, why `conversion` is not available when `entry(for:)` returns nil.
    package func obstacle(to conversion: Conversion) -> String {
        guard isConvertible else { return "Only Antekirt images can be converted to \(conversion.nameWithArticle)." }
        // Antekirt, "Convert to SVG": it must be completed before.
        return phase.isTerminal
            ? "Antekirt converts only completed images."
            : "Not completed yet. Antekirt converts only completed images."
    }
}

extension OutputFile {
    /// The conversion that made it; nil for an original image.
    var conversion: Conversion? {
        let format = format?.lowercased() ?? ""
        if format.contains("svg") { return .svg }
        return format.contains("mp4") || format.hasPrefix("video/") ? .video : nil
    }
}
