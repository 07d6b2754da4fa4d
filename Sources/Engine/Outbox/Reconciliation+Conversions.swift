import ArtClient
import Domain

extension Reconciliation {
    /// The evidence that a generation gives about a request for a conversion of it.
    enum Evidence: CaseIterable, Hashable, Sendable {
        /// The service has taken it.
        case taken
        /// Nothing shows that it did, and it would by now or later.
        case none
        /// It can have been taken or not, and the generation does not tell.
        case unclear
    }

    /// Returns the evidence in `report`, which was read after the response was lost.
    ///
    /// The generation was `completed` when the request left. Antekirt's document says neither what a second conversion
    /// of one kind does nor how a failed one is reported, so that neither is guessed from.
    func evidence(in report: RunReport) -> Evidence {
        guard let conversion = request.action.conversion, let before = snapshot.generation else { return .unclear }
        let watch = ConversionTracker(ConversionTrace(conversion, addressBefore: before.address))
        if ConversionTracker.isActive(on: conversion, report) || watch.hasNewFile(report) { return .taken }
        // A place that was filled before may have been filled again.
        return report.phase == .completed && before.address == nil ? .none : .unclear
    }
}
