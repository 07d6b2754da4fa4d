import ArtClient
import Archive
import Domain

// A conversion leaves no row in a list: its outcome follows from its generation, read before and after.

extension RunQueue {
    /// Reads the generation that `request` converts, right before it leaves: what it is like is the evidence if the
    /// answer is lost.
    ///
    /// - Returns: Nil for a request that is no conversion; or why the generation cannot be converted.
    /// - Throws: `ClientError` when the service cannot be read now.
    func generation(before request: Request) async throws(ClientError) -> Result<GenerationState?, Failure> {
        guard let conversion = request.action.conversion, let id = request.generationID else { return .success(nil) }
        let report: RunReport
        do {
            report = try await context.calls.run(id, of: request.service)
        } catch {
            await monitor.failed(request.service, error)
            if error.isTransient || error.kind == .cancelled { throw error }
            return .failure(.notConverted(because: error.failure))
        }
        await monitor.answered(request.service)
        // Antekirt, "Convert to SVG": the generation must be completed before.
        guard report.phase == .completed else { return .failure(.notCompleted(report)) }
        return .success(
            GenerationState(
                status: report.rawStatus, address: ConversionTracker.address(of: conversion, in: report)))
    }

    /// The outcome of one look for a request of unknown outcome.
    struct Look: Sendable {
        var verdict = Reconciliation.Verdict.none
        /// The reason why not everything was read in which it could be; nil where it was.
        var gap: String?
        /// Indicates whether a verdict that names several can become clearer.
        var mayClear = false
    }

    /// Reads the generation once for a conversion of unknown outcome.
    func look(forConversion request: Request, of id: String) async throws(ClientError) -> Look {
        var report: RunReport?
        do {
            report = try await context.calls.run(id, of: request.service)
        } catch  where error.kind != .notFound {
            throw error
        } catch {}
        guard let search = outbox.reconciliations[request.id] else { return Look() }
        // A generation that is gone tells nothing.
        guard let report else {
            return Look(
                verdict: .several([]), gap: "\(request.service.name) no longer has the generation",
                mayClear: true)
        }
        var evidence = search.evidence(in: report)
        if evidence != .taken, await balanceEvidence(of: request) == .spent { evidence = .taken }
        if evidence == .taken, await hasRivals(request) { evidence = .unclear }
        return switch evidence {
        case .taken: Look(verdict: .adopt(report))
        case .none: Look(verdict: .none)
        case .unclear: Look(verdict: .several([report]), mayClear: true)
        }
    }

    /// Indicates whether another conversion of the same kind that was sent from here can be what its generation shows.
    private func hasRivals(_ request: Request) async -> Bool {
        guard let snapshot = outbox.reconciliations[request.id]?.snapshot,
            let others = await others(since: request, snapshot)
        else { return true }
        return others.contains { $0.state.maySpend && $0.request.converts(sameAs: request) }
    }
}

extension Request {
    /// Indicates whether both make the same of one generation.
    func converts(sameAs other: Request) -> Bool {
        action == other.action && action.conversion != nil
            && generationID.map(UUIDText.folded) == other.generationID.map(UUIDText.folded)
    }
}

extension Run {
    /// Takes what was known of the generation when its conversion was asked for.
    mutating func learn(_ snapshot: SendSnapshot?) {
        if let generation = snapshot?.generation { conversion?.addressBefore = generation.address }
    }
}
