extension CatalogEntry {
    /// The entry that asks for a conversion of a generation.
    ///
    /// - Parameters:
    ///   - id: The generation's.
    ///   - title: What the generation is called; cut, where that is a whole prompt.
    ///   - images: Where its images are, as far as that is known.
    ///   - isMade: Whether it has such a file already.
    package init(
        _ conversion: Conversion, ofGeneration id: String, title: String, images: [String] = [], isMade: Bool = false
    ) {
        let name = title.count > Self.longestName ? title.prefix(Self.longestName - 1) + "…" : title[...]
        let kind: Kind =
            switch conversion {
            case .svg: .svg
            case .video: .video
            }
        self.init(
            id: EntryID(service: .antekirt, kind: kind, value: id), title: "\(conversion.name) of \(name)",
            // Antekirt, "Generation outputs": one place for each, and no word of a second one.
            summary: isMade
                ? "This image already has \(conversion.nameWithArticle), which may be replaced. Download it first."
                : "",
            modality: conversion.modality, exampleURLs: images)
    }

    private static var longestName: Int { 60 }

    /// How many images a conversion can be made of; nil where that is not known, and for any other entry.
    var imageCount: Int? {
        (id.kind == .svg || id.kind == .video) && !exampleURLs.isEmpty ? exampleURLs.count : nil
    }
}
