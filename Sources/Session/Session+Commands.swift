package import Domain

extension Session {
    /// Records a command that goes to the engine. To record one twice is to record it once.
    package mutating func note(_ command: EngineCommand) {
        switch command {
        case .refresh(let service):
            for other in services.keys where service == nil || other == service {
                services[other]?.hasFailedRefresh = false
            }
        case .loadOlderRuns(let service): services[service]?.isLoadingOlderRuns = true
        case .download(let run): wantedDownloads.insert(run)
        case .saveDraft(let entry, let values): drafts[entry] = values
        case .savePreset(let preset): answers[preset.entry]?.presets.save(preset)
        case .deletePreset(let entry, let name): answers[entry]?.presets.remove(name)
        // What was read of earlier answers is old now.
        case .noteAnswers(let entry, _): answers[entry] = nil
        default: break
        }
    }

    /// Shows `request` among the runs before the service has answered.
    package mutating func add(_ request: Request) { _ = runs.merge([(request.pendingRun, .submitted)]) }

    /// Removes a request that was not taken from the runs.
    package mutating func retract(_ request: RequestID) -> Run? { runs.remove(request.runID) }
}
