import Canvas
import Domain
import Forms
import Session

extension State {
    /// The hints for this state: the primary action first, then others by use, then those of every state.
    ///
    /// Nothing is offered that would do nothing now.
    package var hints: [Hint] {
        let place = context
        let own = Self.unique(offered(in: place)).filter(isUseful)
        let general = Self.general.filter { !own.contains($0) && isUseful($0) && (place.isPane || $0 != .quit) }
        return own.compactMap { hint(for: $0, in: place, isGeneral: false) }
            + (place.hasGeneralHints ? general : []).compactMap { hint(for: $0, in: place, isGeneral: true) }
    }

    /// The actions at the end of every line.
    private static let general: [Action] = [.palette, .help, .quit]

    private static func unique(_ actions: [Action]) -> [Action] {
        var seen: Set<Action> = []
        return actions.filter { seen.insert($0).inserted }
    }

    /// Returns the hint for `action` with its key in `place`; nil if it has none.
    private func hint(for action: Action, in place: KeyContext, isGeneral: Bool) -> Hint? {
        guard let key = keyMap.keyName(for: action, in: place) else { return nil }
        // Two directions share a hint.
        let other = action.counterpart.flatMap { keyMap.keyName(for: $0, in: place) }
        return Hint(
            action: action, keys: [other, key].compactMap(\.self).joined(separator: " "), label: label(for: action),
            cost: cost(of: action), isGeneral: isGeneral)
    }

    // MARK: order

    /// Returns the actions to offer in `place`, the primary one first.
    private func offered(in place: KeyContext) -> [Action] {
        switch place {
        case .catalog: failureActions + [.open, .filter, .back, .nextSection, .random, .enlarge, .nextPane, .copy]
        case .filter: [.applyFilter, .clearFilter]
        case .form:
            form == nil
                ? failureActions + [.focusCatalog, .nextPane]
                : [
                    .editField, .run, .nextValue, .addItem, .removeItem, .renameKey, .resetField, .undo, .back,
                    .previewRequest, .presets, .suggest, .zoom,
                ]
        case .field:
            [
                .nextField, .run, .addItem, .removeItem, .renameKey, .suggest, .leaveField, .openInEditor,
            ]
        case .queue:
            failureActions + zoomedActions + (selectedRun.map(offered) ?? [.back, .focusCatalog])
                + [.filter, .zoom, .nextPane]
        case .result:
            failureActions + zoomedActions + (selectedRun.map(offered) ?? [.focusCatalog])
                + [.nextResult, .zoom, .back, .nextPane]
        case .chooser: [.select, .close, .toggleSelection, .deletePreset]
        case .question: [.select, .close]
        case .page: [.close, .down, .copy, .openURL]
        case .welcome: [.startDemo]
        }
    }

    /// Returns the actions for `run`, the primary one first.
    private func offered(for run: Run) -> [Action] {
        if run.isUnconfirmed { return [.open, .showText] }
        if run.waiting != nil { return [.cancelRequest, .pauseRequest, .editRequest, .moveRequestDown] }
        return switch run.phase {
        case .completed:
            [.open, .download, .convertToSVG, .animateAsVideo, .copy]
                + (focus == .result ? [.zoom, .nextResult] : [.enlarge]) + [.runAgain, .editRequest, .openURL]
        case .failed, .cancelled: [.runAgain, .editRequest, .open, .copy]
        case .queued, .running, .unknown: [.open, .download, .runAgain, .editRequest, .copy]
        }
    }

    /// The action that shows all panes again, while one is zoomed.
    private var zoomedActions: [Action] { isZoomed ? [.zoom] : [] }

    /// The action that retries, where the focused pane shows an error in place of its contents; else nothing.
    private var failureActions: [Action] { showsFailure ? [.refresh] : [] }

    // MARK: words and prices

    /// Returns the label of the hint for `action`, more specific than `Action.hint` where the state allows it.
    func label(for action: Action) -> String {
        switch action {
        case .open where focus == .queue || focus == .result:
            selectedRun?.isUnconfirmed == true ? "resolve" : "view"
        case .open: selectedRow?.entry == nil ? "show prompts" : action.hint
        case .back where focus == .catalog && catalog.isNarrowed:
            catalog.filter.text.isEmpty ? "all prompts" : "clear filter"
        case .back where focus == .queue && !queue.filter.text.isEmpty: "clear filter"
        case .zoom: isZoomed ? "back" : action.hint
        case .refresh: showsFailure ? "retry" : action.hint
        case .pauseRequest: selectedRun?.waiting?.reason == .held ? "resume" : action.hint
        case .download: selectedRun?.isDownloading == true ? "cancel download" : action.hint
        case .copy: copyLabel
        case .editRequest: selectedRun?.waiting == nil ? "edit & rerun" : action.hint
        // The same words as in the border of the list.
        case .select: overlays.last?.chooser?.enterLabel ?? action.hint
        case .close: overlays.last?.question?.closeLabel ?? overlays.last?.chooser?.closeLabel ?? action.hint
        default: action.hint
        }
    }

    private var copyLabel: String {
        guard overlays.isEmpty, focus == .queue || focus == .result, let run = selectedRun else {
            return Action.copy.hint
        }
        if run.output?.text != nil { return "copy text" }
        return run.output?.files.isEmpty == false ? "copy link" : "copy id"
    }

    /// Returns the price of `action`; nil if it costs nothing, or if the price is unknown.
    private func cost(of action: Action) -> Cost? {
        switch action {
        // In a field, its last line has the price.
        case .run where context == .form: form?.cost
        case .runAgain: selectedRun?.cost
        case .convertToSVG: conversionCost(.svg)
        case .animateAsVideo: conversionCost(.video)
        default: nil
        }
    }

    private func conversionCost(_ conversion: Conversion) -> Cost? {
        selectedRun.flatMap { session.runs.entry(for: conversion, of: $0) }.map { .estimate(for: $0, useOwnKey: false) }
    }
}

extension KeyContext {
    /// True if letters are commands here, and one of them quits.
    fileprivate var isPane: Bool { self == .catalog || self == .queue || self == .result || self == .welcome }

    /// True if the hint line ends with the hints of every state here.
    fileprivate var hasGeneralHints: Bool {
        switch self {
        case .catalog, .form, .queue, .result, .field, .filter, .welcome: true
        case .chooser, .question, .page: false
        }
    }
}

extension Action {
    /// The action in the other direction, which shares a hint with this one; nil for others.
    fileprivate var counterpart: Action? {
        switch self {
        case .nextSection: .previousSection
        case .nextValue: .previousValue
        case .nextResult: .previousResult
        case .moveRequestDown: .moveRequestUp
        default: nil
        }
    }
}
