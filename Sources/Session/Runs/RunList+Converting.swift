package import Domain

extension RunList {
    /// Returns the entry that converts `run`, or for a conversion that has ended, the image that it was made from; nil
    /// if the conversion is not available.
    package func entry(for conversion: Conversion, of run: Run) -> CatalogEntry? {
        guard let made = run.conversion?.conversion else { return run.entry(for: conversion) }
        guard run.phase.isTerminal, let generation = run.remoteID else { return nil }
        if let entry = source(of: run)?.entry(for: conversion) { return entry }
        // The image is not listed; the service is asked for it by its id.
        let prefix = "\(made.name) of "
        let title = run.title.hasPrefix(prefix) ? String(run.title.dropFirst(prefix.count)) : run.title
        return CatalogEntry(
            conversion, ofGeneration: generation, title: title, isMade: made == conversion && run.phase == .completed)
    }

    /// Returns the reason, as a sentence, why `conversion` of `run` is not available when `entry(for:of:)` returns nil.
    package func obstacle(to conversion: Conversion, of run: Run) -> String {
        guard run.conversion != nil else { return run.obstacle(to: conversion) }
        return "Not completed yet. Antekirt converts an image once at a time."
    }

    /// Returns true if the image of `run` already has such a file, as far as is known.
    package func hasOutput(of conversion: Conversion, _ run: Run) -> Bool {
        if run.conversion?.conversion == conversion { return run.phase == .completed }
        let image = run.conversion == nil ? run : source(of: run)
        return image?.output?.files.contains { $0.conversion == conversion } ?? false
    }

    /// The generation that `run`, a conversion, was made from; nil if it is not listed.
    private func source(of run: Run) -> Run? {
        // Services spell UUIDs in either case.
        let generation = run.remoteID?.lowercased()
        return all.first {
            $0.service == run.service && $0.ownRemoteID?.lowercased() == generation && generation != nil
        }
    }
}
