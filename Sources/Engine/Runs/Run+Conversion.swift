import ArtClient
import Domain

extension Run {
    /// The time for which a generation may read `completed` with nothing new in it before that is reported: a service
    /// may show for a while what was before.
    private static var patience: Duration { .seconds(600) }
    /// The time that the file of an ended conversion may take to appear, as in any database that is written in two
    /// steps.
    private static var emptyGrace: Duration { .seconds(60) }

    /// The conversion after a report of its generation. Antekirt's document says neither how a conversion fails nor
    /// what a second one of the same kind does: what is unknown is reported as unknown, not guessed.
    func converting(_ trace: ConversionTrace, _ report: RunReport, now: Timestamp) -> Run {
        var run = self
        var watch = ConversionTracker(trace)
        let reported = watch.phase(of: report)
        let file = report.file(of: trace.conversion)
        run.conversion = watch.trace
        let isEmptyEnd = reported == .completed && file == nil
        let isQuiet = report.phase == .completed && (reported == .running || isEmptyEnd)
        run.conversion?.quietSince = isQuiet && !phase.isTerminal ? trace.quietSince ?? now : nil
        let quiet = run.conversion?.quietSince.map { now - $0 } ?? .zero
        if reported == .running || isEmptyEnd {
            if !phase.isTerminal { run.phase = phase.advanced(to: .running) }
            if isEmptyEnd, quiet >= Self.emptyGrace {
                run.phase = run.phase.advanced(to: .failed)
                run.failure = run.endFailure(
                    "\(service.name) ended the conversion without a new \(trace.conversion.name)")
                run.endedAt = now
            } else if isQuiet, quiet >= Self.patience {
                run.failure = .noConversion(trace.conversion, of: self)
            } else if failure?.cause == .notFound || phase == .unknown {
                run.failure = nil
            }
            return run
        }
        run.phase = phase.advanced(to: reported)
        guard run.phase == reported else { return run }
        if failure?.cause == .notFound || phase == .unknown { run.failure = nil }
        if let file, reported == .completed {
            run.output = Output(files: [file]).keepingExtents(of: output)
            if !phase.isTerminal, !watch.hasNewFile(report) {
                run.detail = [detail, "replaces the earlier one"].compactMap(\.self).joined(separator: " · ")
            }
        }
        if endedAt == nil { run.endedAt = phase.isTerminal ? nil : now }
        if reported == .failed, report.failureText != nil || run.failure == nil {
            run.failure = run.endFailure(report.failureText)
        }
        return run
    }
}

extension Failure {
    /// A conversion was taken, and nothing shows that it is made.
    fileprivate static func noConversion(_ conversion: Conversion, of run: Run) -> Failure {
        Failure(
            .notFound,
            what: "\(run.service.name) shows no new \(conversion.name) of it and reports none in progress",
            meaning: "Its \(conversion.credits) credits may have been charged; Easel no longer checks",
            next: "Check again, or ask the support of \(run.service.name) with the id \(run.remoteID ?? "")")
    }
}
