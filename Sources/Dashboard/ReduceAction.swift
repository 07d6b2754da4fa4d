import Session
import Canvas
import Domain

extension State {
    /// Performs an action, from a key, a line of help or a line of the command palette.
    mutating func perform(_ action: Action) -> [Effect] {
        switch action {
        case .quit: return saveChanges() + [.quit]
        case .suspend: return saveChanges() + [.suspend]
        case .redraw: return [.redraw]
        case .startDemo: return [.openDemo]
        case .help: return openHelp()
        case .palette: return openPalette()
        case .theme: return openThemes()
        case .toggleMouse: return toggleMouse()
        case .showConnection: return showConnection()
        case .close: return closeOverlay()
        case .select: return chooseLine()
        case .confirm: return answerQuestion(\.yes)
        case .cancelRequest, .editRequest, .pauseRequest, .moveRequestUp, .moveRequestDown:
            return performOnWaiting(action)
        case .download: return performDownload()
        case .convertToSVG: return performConversion(.svg)
        case .animateAsVideo: return performConversion(.video)
        case .nextResult, .previousResult: return showResult(action == .nextResult ? 1 : -1)
        case .zoom: return toggleZoom()
        case .enlarge: return toggleEnlarged()
        case .refresh:
            toasts.show(.note, "Refreshing…", at: now)
            if let run = selectedRun { result.forget(run.id) }
            pictures.forgetFailures()
            cursorMoved()
            return [.engine(.refresh(nil))]
        case .random: return drawRandom()
        case .copy: return overlays.last?.page == nil ? copySelection() : copyPage()
        case .showText: return showText()
        case .openURL: return openURL()
        case .back: return goBack()
        case .focusCatalog: return focus(on: .catalog)
        case .focusForm: return focus(on: .form)
        case .focusQueue: return focus(on: .queue)
        case .focusResult: return focus(on: .result)
        case .nextPane: return focus(on: focus.advanced(by: 1))
        case .previousPane: return focus(on: focus.advanced(by: -1))
        case .filter, .applyFilter, .clearFilter: return performOnFilter(action)
        case .nextSection, .previousSection: return performInCatalog(action)
        case .open: return open()
        case .run: return submitForm()
        case .runAgain: return runShownAgain()
        case .renameKey: return openRenaming()
        case .toggleSelection: return toggleSelection()
        case .suggest, .presets: return performRecall(action)
        case .deletePreset: return deletePreset()
        case .previewRequest: return openRequestView()
        case .openInEditor, .openFormInEditor: return performEditing(action)
        case .nextField, .previousField, .editField, .leaveField, .nextValue, .previousValue, .resetField, .clearForm,
            .undo, .redo, .toggleFold, .addItem, .removeItem, .moveItemUp, .moveItemDown, .setNull:
            return performInForm(action)
        case .down: return move(by: 1)
        case .up: return move(by: -1)
        case .halfPageDown: return move(by: pageHeight / 2)
        case .halfPageUp: return move(by: -pageHeight / 2)
        case .pageDown: return move(by: pageHeight)
        case .pageUp: return move(by: -pageHeight)
        case .top: return move(by: -Self.farAway)
        case .bottom: return move(by: Self.farAway)
        }
    }

    /// A number of rows larger than any list.
    private static let farAway = 1_000_000_000

    /// The visible rows of the focused pane, by which page keys move.
    private var pageHeight: Int {
        if let page = overlays.last?.page { return max(1, TextPageView.bodyHeight(in: size, note: page.note) - 1) }
        return max(2, (layout.panes[focus]?.height ?? 4) - 2)
    }

    private mutating func move(by rows: Int) -> [Effect] {
        if !overlays.isEmpty { return moveInOverlay(by: rows) }
        switch focus {
        case .catalog: catalog.move(by: rows, in: session.catalog)
        case .form: moveInForm(by: rows)
        case .queue: return moveInQueue(by: rows)
        case .result: result.scroll(by: rows, last: ResultView.lastTextRow(in: self))
        }
        cursorMoved()
        return []
    }

    /// Focuses `pane`.
    mutating func focus(on pane: Pane) -> [Effect] {
        // The form follows the cursor only after a delay, so show the right one now.
        if pane == .form, focus == .catalog || openEntry == nil, let entry = selectedEntry {
            showForm(of: entry)
        }
        focus = pane
        isResultFromForm = false
        cursorMoved()
        return []
    }

    /// Leaves the innermost level: a filtered list, a form or a pane. Toasts are dismissed.
    private mutating func goBack() -> [Effect] {
        toasts.dismiss()
        switch focus {
        case .catalog where catalog.isNarrowed: catalog.widen(session.catalog)
        case .queue where !queue.filter.text.isEmpty: queue.widen(session.runs)
        case _ where isZoomed: return leaveZoom()
        case .catalog: break
        case .form, .queue, .result: focus = .catalog
        }
        cursorMoved()
        return []
    }

    private mutating func open() -> [Effect] {
        switch focus {
        case .catalog: return openSelectedEntry()
        case .queue: return openOutcomeQuestion() ? [] : focus(on: .result)
        case .result:
            _ = openOutcomeQuestion()
            return []
        case .form: return []
        }
    }

    private mutating func drawRandom() -> [Effect] {
        guard session.services[.artinstring] != nil else {
            toasts.show(
                .note, "Random prompts come from artinstring. To sign in, run: easel login artinstring", at: now)
            return []
        }
        return [.engine(.randomEntry)]
    }
}
