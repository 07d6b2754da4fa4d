package import Domain

extension Session {
    /// Folds `event` into the session.
    ///
    /// - Returns: What changed, in order; empty where nothing did.
    package mutating func apply(_ event: EngineEvent) -> [SessionChange] {
        switch event {
        case .status(let service, let status): return apply(status, of: service)
        case .account(let service, let account):
            services[service]?.account = account
            return [.account(service)]
        case .address(let service, let address):
            services[service]?.address = address
            return [.other]
        case .entries(let service, let kind, let page):
            return [catalog.add(page, from: service, kind: kind)].compactMap { $0.map(SessionChange.section) }
        case .collections(let collections, let total):
            return [catalog.set(collections, total: total)].compactMap { $0.map(SessionChange.section) }
        case .sectionFailed(let service, let kind, let failure):
            return [catalog.setFailure(failure, of: service, kind: kind)].compactMap { $0.map(SessionChange.section) }
        case .entry(let entry): return update(entry) + [.entry(entry)]
        case .randomEntry(let entry): return update(entry) + [.randomEntry(entry)]
        case .changes(let changes):
            let changed = changes.compactMap { change in change.after.map { ($0, change.cause) } }
            return merge(changed) + remove(changes.filter { $0.after == nil }.compactMap { $0.before?.id })
        // It repeats what `changes` has reported, so it is no change any more.
        case .runs(let runs): return merge(runs.map { ($0, .synchronized) })
        case .forgotten(let ids): return remove(ids)
        case .missingRuns(let service, let count):
            services[service]?.missingRuns = count
            return [.missingRuns(service, count)]
        case .olderRuns(let service, let isAvailable):
            services[service]?.hasOlderRuns = isAvailable
            services[service]?.isLoadingOlderRuns = false
            return [.olderRuns(service, available: isAvailable)]
        case .accepted(let request):
            guard let run = runs[request.runID] else { return [] }
            return [.accepted(run, isFound: found.remove(run.id) != nil)]
        case .rejected(let request, let failure):
            return [.rejected(request, failure, isLost: runs[request.runID]?.delivery == .searching)]
        case .concerns(let request, let concerns): return [.concerns(request, concerns)]
        case .withdrawn(let request): return [.withdrawn(request, runs.remove(request.id.runID))]
        case .request(let run, let request): return [.request(run, request)]
        case .recalled(let entry, let presets, let history):
            answers[entry] = SavedAnswers(presets: presets, history: history)
            return [.answers(entry)]
        case .spending(let session, let day):
            (sessionSpending, daySpending) = (session, day)
            return [.other]
        case .leading(let isLeading):
            self.isLeading = isLeading
            return [.leading(isLeading)]
        case .archiveRead:
            isArchiveRead = true
            return [.other]
        case .serviceRead(let service):
            services[service]?.isRead = true
            return [.other]
        case .restored(let drafts, let place):
            for draft in drafts { self.drafts[draft.entry] = draft.values }
            return [.restored(drafts, place: place)]
        case .picture(let request, let picture): return [.picture(request, picture)]
        case .file(let run, let file):
            runs.setFile(file, of: run)
            return [.other]
        case .failed(let command, let failure): return apply(failure, of: command)
        }
    }

    private mutating func apply(_ status: ServiceStatus, of service: Service) -> [SessionChange] {
        guard let before = services[service]?.status, before != status else { return [] }
        services[service]?.status = status
        return [.status(StatusChange(service: service, before: before, after: status))]
    }

    private mutating func update(_ entry: CatalogEntry) -> [SessionChange] {
        catalog.update(entry).map { [.section($0)] } ?? []
    }

    private mutating func merge(_ changed: [(run: Run, cause: RunChange.Cause)]) -> [SessionChange] {
        guard !changed.isEmpty else { return [] }
        let changes = runs.merge(changed)
        found.formUnion(changes.filter(\.isFound).compactMap { $0.after?.id })
        return noteDownloads(of: changed.map(\.run)) + [.runs(changes)]
    }

    private mutating func remove(_ ids: [RunID]) -> [SessionChange] {
        let removed = ids.compactMap { runs.remove($0) }
        return removed.isEmpty ? [] : [.forgotten(removed)]
    }

    private mutating func noteDownloads(of changed: [Run]) -> [SessionChange] {
        changed.compactMap { run in
            switch run.download {
            case .done?, .cancelled?: wantedDownloads.remove(run.id)
            case .failed(let failure)?:
                if wantedDownloads.remove(run.id) != nil { return .downloadFailed(run.id, failure) }
            case .running?, .retrying?, nil: break
            }
            return nil
        }
    }

    private mutating func apply(_ failure: Failure, of command: EngineCommand) -> [SessionChange] {
        switch command {
        case .refresh(let service?): services[service]?.hasFailedRefresh = true
        case .loadOlderRuns(let service): services[service]?.isLoadingOlderRuns = false
        case .download(let run): wantedDownloads.remove(run)
        default: break
        }
        return [.failed(command, failure)]
    }
}
