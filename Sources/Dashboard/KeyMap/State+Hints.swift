import Domain

extension State {
    /// Whether `action` would do something here and now, so that the hint line is not full of keys that would not.
    func isUseful(_ action: Action) -> Bool {
        switch action {
        case .editField, .resetField, .nextOption: form?.line != nil
        case .addItem: form?.takesItem ?? false
        case .removeItem: form?.isInItem ?? false
        case .deletePreset:
            if case .presets? = overlays.last?.chooser?.kind { overlays.last?.chooser?.selected != nil } else { false }
        case .markLine: overlays.last?.chooser?.takesSeveral ?? false
        case .withdraw, .hold: selectedRun?.waiting != nil
        case .editRequest: selectedRun.map { $0.waiting != nil || $0.isRepeatable } ?? false
        case .runAgain: selectedRun?.isRepeatable ?? false
        case .renameKey: form?.isInEntry ?? false
        case .download: selectedRun.map { $0.isDownloading || $0.phase == .completed && !$0.isSaved } ?? false
        case .makeSVG: selectedRun?.entry(for: .svg) != nil
        case .nextFile, .previousFile: (selectedRun?.output?.files.count ?? 0) > 1
        case .makeVideo: selectedRun?.entry(for: .video) != nil
        case .moveSooner, .moveLater: selectedRun.map(queue.canMove) ?? false
        case .open where focus == .result: selectedRun?.isUnconfirmed ?? false
        default: true
        }
    }

    /// What the hint line says of `action`, where it does something more special here.
    func hint(for action: Action) -> String {
        switch action {
        case .open where focus == .queue || focus == .result:
            selectedRun?.isUnconfirmed == true ? "resolve" : action.hint
        case .hold: selectedRun?.waiting?.reason == .held ? "resume" : action.hint
        case .download: selectedRun?.isDownloading == true ? "cancel" : action.hint
        default: action.hint
        }
    }
}
