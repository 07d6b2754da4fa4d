extension CatalogEntry {
    /// Creates the entry for a conversion of a generation.
    ///
    /// - `id`: The generation's.
    /// - `title`: The generation's title; cut to 60 characters, as it may be a whole prompt.
    /// - `images`: The addresses of its images, as far as they are known.
    /// - `isMade`: True if the generation already has such a file.
    package init(
        _ conversion: Conversion, ofGeneration id: String, title: String, images: [String] = [], isMade: Bool = false
    ) {
        let name = title.count > Self.maxTitleLength ? title.prefix(Self.maxTitleLength - 1) + "…" : title[...]
        let kind: Kind =
            switch conversion {
            case .svg: .svg
            case .video: .video
            }
        self.init(
            id: EntryID(service: .antekirt, kind: kind, value: id), title: "\(conversion.name) of \(name)",
            // Antekirt, "Generation outputs": one address for each; what a second conversion does is not documented.
            summary: isMade
                ? "This image already has \(conversion.nameWithArticle), which may be replaced. Download it first."
                : "",
            modality: conversion.modality, exampleURLs: images)
    }

    private static var maxTitleLength: Int { 60 }

    /// The number of images that a conversion can choose from; nil where unknown, and for any other entry.
    package var imageCount: Int? {
        (id.kind == .svg || id.kind == .video) && !exampleURLs.isEmpty ? exampleURLs.count : nil
    }
}
