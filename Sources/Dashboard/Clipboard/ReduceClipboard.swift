package import Canvas
import Domain
import Session

extension State {
    /// Copies the selection of the focused pane.
    mutating func copySelection() -> [Effect] {
        guard let page = selectedText else {
            toasts.show(.note, "Nothing to copy here.", at: now)
            return []
        }
        return offer(page.text, called: page.title)
    }

    /// Sends `text` to the terminal's clipboard; `Event.copied` reports the outcome.
    mutating func offer(_ text: String, called title: String) -> [Effect] {
        clipboard = ClipboardState(page: TextPage(title: title, text: text))
        return [.copy(text)]
    }

    /// Reports the outcome of the last copy in a toast, with the key that shows the text.
    mutating func reduceCopied(_ outcome: CopyOutcome) {
        guard let page = clipboard.page else { return }
        let words = outcome.message(for: page.text)
        if let last = overlays.indices.last, var shown = overlays[last].page, shown.text == page.text {
            // The text is on screen, where a toast would cover it.
            shown.outcome = words
            overlays[last] = .page(shown)
            return
        }
        let line = Wording.text([words, sentence("shows the text", by: .showText)])
        clipboard.toast = line
        toasts.show(outcome == .sent ? .note : .bad, line, at: now)
    }
}

extension CopyOutcome {
    /// Returns the outcome of copying `text` as a sentence that claims no more than is known.
    package func message(for text: String) -> String {
        switch self {
        case .sent: "Copied (if your terminal allows it)."
        case .tooLong(let limit):
            "Not copied: the text has \(Wording.bytes(text.utf8.count)), terminals accept at most \(Wording.bytes(limit))."
        case .away: "Not copied: another program is using the terminal. Copy again when Easel is back."
        case .unsupported: "Not copied: this terminal cannot reach your clipboard."
        }
    }
}
