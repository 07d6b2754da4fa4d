import ArtClient
import Domain

extension Run {
    /// A run that was found at a service, not sent from here.
    init(found report: RunReport, service: Service, entry: CatalogEntry?, now: Timestamp) {
        let phase = report.phase ?? .running
        self.init(
            id: RunID(report.remoteID), service: service, remoteID: report.remoteID,
            title: report.title ?? entry?.title ?? "Untitled run",
            modality: report.modality ?? entry?.modality ?? .image, phase: phase, createdAt: report.createdAt,
            endedAt: phase.isTerminal ? report.completedAt : nil, output: report.output,
            entry: entry?.id, heardAt: now)
        if phase == .failed { failure = endFailure(report.failureText) }
    }

    /// The run after a service's report of it. The phase only moves forward, and what
    /// was known and is not reported again stays.
    func applying(_ report: RunReport, now: Timestamp) -> Run {
        var run = conversion.map { converting($0, report, now: now) } ?? applying(report, endedNow: now)
        // What has ended gets no staler, and is not reported again because it is listed once more.
        if !phase.isTerminal || run != self { run.heardAt = now }
        return run
    }

    private func applying(_ report: RunReport, endedNow now: Timestamp) -> Run {
        guard let reported = report.phase else { return self }
        var run = self
        run.remoteID = report.remoteID
        run.createdAt = createdAt ?? report.createdAt
        run.phase = phase.advanced(to: reported)
        if phase == .unknown, run.phase != .unknown { run.failure = nil }
        // A service that had forgotten the run knows it again.
        if failure?.cause == .notFound { run.failure = nil }
        guard run.phase.isTerminal, run.phase == reported else { return run }
        if let latest = report.output, !latest.isEmpty { run.output = latest.keepingExtents(of: output) }
        if endedAt == nil {
            // Our own clock tells the end of a run only when we saw it end.
            run.endedAt = Self.end(of: report, startedAt: run.createdAt) ?? (phase.isTerminal ? nil : now)
        }
        if run.phase == .failed, report.failureText != nil || run.failure == nil {
            run.failure = run.endFailure(report.failureText)
        }
        return run
    }

    /// Returns when the run ended, seen from our own clock: the service's two moments give the
    /// time between them, whatever its clock says.
    private static func end(of report: RunReport, startedAt: Timestamp?) -> Timestamp? {
        guard let ended = report.completedAt, let startedAt else { return report.completedAt }
        return startedAt + max(.zero, ended - (report.createdAt ?? startedAt))
    }

    /// Returns why a run failed, in the user's words; `text` is the service's.
    func endFailure(_ text: String?) -> Failure {
        let meaning: String
        var next = "Run it again, or edit it first"
        switch cost {
        case .credits(let credits):
            // Antekirt, "Credits": not automatically refunded, contact support.
            meaning = "Its \(credits) credits are not refunded automatically"
            next = "Ask the support of \(service.name) for a refund with the id \(remoteID ?? id.value)"
        case .quota(let modality, _): meaning = "It may have used 1 \(modality.rawValue) run"
        case .uncounted(_, let provider?, _): meaning = "\(provider) ran it at an unknown price"
        case .uncounted(_, nil, _): meaning = "It may have used 1 run of a quota"
        case .ownKey(let provider): meaning = "\(provider) may have charged your key"
        case nil: meaning = ""
        }
        return Failure(
            .other, what: text ?? "No reason given", meaning: meaning, next: next)
    }
}

extension Run {
    /// Indicates whether it has completed, and its output is not known: artinstring's list does not.
    var lacksOutput: Bool { service == .artinstring && phase == .completed && output?.isEmpty ?? true }
}

extension Output {
    /// This output, with what had been learned of the same files by reading them.
    func keepingExtents(of old: Output?) -> Output {
        var output = self
        output.files = files.map { file in
            guard let known = old?.files.first(where: { $0.url == file.url }) else { return file }
            var file = file
            file.format = file.format ?? known.format
            file.width = file.width ?? known.width
            file.height = file.height ?? known.height
            file.byteCount = file.byteCount ?? known.byteCount
            return file
        }
        return output
    }
}
