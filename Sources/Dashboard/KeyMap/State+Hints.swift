import Session
import Domain

extension State {
    /// Returns true if `action` would do something now; the hint line leaves the others out.
    func isUseful(_ action: Action) -> Bool {
        switch action {
        case .editField, .resetField, .nextValue: formPane?.line != nil
        case .addItem: formPane?.takesItem ?? false
        case .removeItem: formPane?.isInItem ?? false
        case .deletePreset:
            if case .presets? = overlays.last?.chooser?.kind { overlays.last?.chooser?.selected != nil } else { false }
        case .toggleSelection: overlays.last?.chooser?.takesSeveral ?? false
        case .cancelRequest, .pauseRequest: selectedRun?.waiting != nil
        case .editRequest: selectedRun.map { $0.waiting != nil || $0.isRepeatable } ?? false
        case .runAgain: selectedRun?.isRepeatable ?? false
        case .renameKey: formPane?.isInEntry ?? false
        case .download: selectedRun.map { $0.isDownloading || $0.phase == .completed && !$0.isSaved } ?? false
        case .convertToSVG: selectedRun?.entry(for: .svg) != nil
        case .zoom: canZoom
        case .animateAsVideo: selectedRun?.entry(for: .video) != nil
        case .moveRequestUp, .moveRequestDown: selectedRun.map(session.runs.canMove) ?? false
        case .open where focus == .result: selectedRun?.isUnconfirmed ?? false
        default: true
        }
    }

    /// Returns the hint for `action`, more specific than `Action.hint` where the state allows it.
    func hint(for action: Action) -> String {
        switch action {
        case .open where focus == .queue || focus == .result:
            selectedRun?.isUnconfirmed == true ? "resolve" : action.hint
        case .pauseRequest: selectedRun?.waiting?.reason == .held ? "resume" : action.hint
        case .download: selectedRun?.isDownloading == true ? "cancel" : action.hint
        // The same words as in the border of the list.
        case .select: overlays.last?.chooser?.enterLabel ?? action.hint
        case .close: overlays.last?.chooser?.closeLabel ?? action.hint
        default: action.hint
        }
    }
}
