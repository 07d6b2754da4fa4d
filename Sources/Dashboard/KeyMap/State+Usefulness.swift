import Domain
import Forms
import Session

extension State {
    /// Returns true if `action` would do something now; the hint line leaves the others out.
    func isUseful(_ action: Action) -> Bool {
        switch action {
        case .open: canOpen
        case .back: canGoBack
        case .filter: focus == .queue ? !session.runs.all.isEmpty : !catalogRows.rows.isEmpty
        case .nextSection, .previousSection: catalog.sections.count > 1
        case .random: session.services[.artinstring].map { $0.status.failure == nil } ?? false
        case .refresh: !session.services.isEmpty
        case .copy, .showText: overlays.last?.page != nil || hasText
        case .openURL: hasURL
        case .zoom: canZoom
        case .enlarge: canZoom && selectedRun?.output?.isEmpty == false
        case .nextResult, .previousResult: (selectedRun?.output?.files.count ?? 0) > 1 || canStepResults
        case .up, .down, .top, .bottom, .halfPageUp, .halfPageDown, .pageUp, .pageDown: canMove
        // The form
        case .run: canRun
        case .editField: formPane?.line != nil
        case .openInEditor, .openFormInEditor, .previewRequest, .presets, .clearForm: form != nil
        case .nextField, .previousField: (formPane?.lines.count ?? 0) > 1
        case .nextValue, .previousValue: formPane?.takesSteps ?? false
        case .resetField: formPane?.row.map { $0.answer != .unset } ?? false
        case .suggest: formPane?.row != nil
        case .undo: form?.canUndo ?? false
        case .redo: form?.canRedo ?? false
        case .toggleFold: formPane?.row?.isFoldable ?? (formPane?.line != nil)
        case .setNull: formPane?.takesNull ?? false
        case .addItem: formPane?.takesItem ?? false
        case .removeItem, .moveItemUp, .moveItemDown: formPane?.isInItem ?? false
        case .renameKey: formPane?.isInEntry ?? false
        // The queue and the result
        case .cancelRequest, .pauseRequest: selectedRun?.waiting != nil
        case .moveRequestUp, .moveRequestDown: selectedRun.map(session.runs.canMove) ?? false
        case .editRequest: selectedRun.map { $0.waiting != nil || $0.isRepeatable && $0.phase.isTerminal } ?? false
        case .runAgain: selectedRun.map { $0.isRepeatable && $0.phase.isTerminal } ?? false
        case .download: selectedRun.map { $0.isDownloading || $0.phase == .completed && !$0.isSaved } ?? false
        case .convertToSVG: canConvert(to: .svg)
        case .animateAsVideo: canConvert(to: .video)
        // Lists and questions
        case .deletePreset:
            if case .presets? = overlays.last?.chooser?.kind { overlays.last?.chooser?.selected != nil } else { false }
        case .toggleSelection: overlays.last?.chooser?.takesSeveral ?? false
        case .select: overlays.last?.chooser.map { $0.count > 0 } ?? (overlays.last?.question != nil)
        case .confirm: overlays.last?.question?.yes != nil
        case .close: !overlays.isEmpty
        case .applyFilter, .clearFilter: catalog.isFiltering || queue.isFiltering
        case .leaveField: formPane?.isEditing ?? false
        case .startDemo: isWelcome
        case .focusCatalog, .focusForm, .focusQueue, .focusResult, .nextPane, .previousPane, .palette, .help, .quit,
            .theme, .toggleMouse, .showConnection, .redraw, .suspend:
            true
        }
    }

    /// True if the focused pane shows an error in place of its contents, which a refresh may end.
    var showsFailure: Bool {
        switch focus {
        case .catalog:
            guard catalog.list.shown.isEmpty, !catalog.isNarrowed || catalogRows.rows.isEmpty else { return false }
            let service = session.services[catalog.section.service]
            return service?.refusal == nil && (service?.status.failure ?? catalogRows.failure) != nil
        case .queue: return session.runs.all.isEmpty && session.services.values.contains { $0.status.failure != nil }
        case .form: return openEntry == nil && session.services.values.contains { $0.status.failure != nil }
        case .result: return isResultMissing
        }
    }

    /// True if the output or the picture of the selected run could not be loaded.
    private var isResultMissing: Bool {
        guard let run = selectedRun, run.phase == .completed, restsAt == nil else { return false }
        guard run.output?.isEmpty == false else { return !result.isAwaited(run.id) }
        if case .unavailable? = resultRequest.flatMap({ pictures.result(for: $0) }) { return !run.isSaved }
        return false
    }

    private var canOpen: Bool {
        switch focus {
        case .catalog: selectedRow != nil
        case .form: false
        // Where the result is on screen, the cursor shows it already.
        case .queue: selectedRun.map { $0.isUnconfirmed || layout.panes[.result] == nil } ?? false
        case .result: selectedRun?.isUnconfirmed ?? false
        }
    }

    private var canGoBack: Bool {
        switch focus {
        case .catalog: catalog.isNarrowed || isZoomed
        case .form, .queue, .result: true
        }
    }

    private var canMove: Bool {
        if let page = overlays.last?.page { return page.scrolls(in: size) }
        return switch focus {
        case .catalog: catalog.list.shown.count > 1
        case .form: (formPane?.lines.count ?? 0) > 1
        case .queue: queue.shown.count > 1
        case .result: selectedRun?.output?.text != nil
        }
    }

    /// True if no answers whatever would keep the form from being sent.
    private var canRun: Bool {
        guard let form, let service = session.services[form.entry.id.service] else { return false }
        return service.refusal == nil && form.entryProblem == nil
            && form.entry.tierObstacle(for: service.account.value) == nil
    }

    /// True if the selected run can be converted and does not have such a file yet.
    private func canConvert(to conversion: Conversion) -> Bool {
        guard let run = selectedRun, session.runs.entry(for: conversion, of: run) != nil else { return false }
        return !session.runs.hasOutput(of: conversion, run)
    }

    /// True if the selection of the focused pane has a text to copy or to read.
    private var hasText: Bool {
        switch focus {
        case .catalog: selectedRow != nil
        case .form: form != nil
        case .queue, .result:
            selectedRun.map { $0.output?.isEmpty == false || $0.remoteID != nil } ?? false
        }
    }
}
