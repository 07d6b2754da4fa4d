package import Canvas
import Domain

extension State {
    /// Copies what the place is about.
    mutating func copySelection() -> [Effect] {
        guard let page = selectedText else {
            toasts.show(.note, "Nothing to copy here.", at: now)
            return []
        }
        return offer(page.text, called: page.title)
    }

    /// Offers `text` to the terminal's clipboard; `Event.copied` tells what became of it.
    mutating func offer(_ text: String, called title: String) -> [Effect] {
        copying = Copying(page: TextPage(title: title, text: text))
        return [.copy(text)]
    }

    /// Says what became of the text that was offered last, and where it can be selected.
    mutating func reduceCopied(_ outcome: CopyOutcome) {
        guard let page = copying.page else { return }
        let words = outcome.words(for: page.text)
        if let last = overlays.indices.last, var shown = overlays[last].page, shown.text == page.text {
            // The text is on screen, and a toast would stand on it.
            shown.outcome = words
            overlays[last] = .page(shown)
            return
        }
        let line = Wording.text([words, sentence("shows the text", by: .showText)])
        copying.words = line
        toasts.show(outcome == .sent ? .note : .bad, line, at: now)
    }
}

extension CopyOutcome {
    /// What became of `text`, and what that means: no more than is known.
    package func words(for text: String) -> String {
        switch self {
        case .sent: "Copied (if your terminal allows it)."
        case .tooLong(let limit):
            "Not copied: the text has \(Wording.bytes(text.utf8.count)), terminals accept at most \(Wording.bytes(limit))."
        case .away: "Not copied: another program is using the terminal. Copy again when Easel is back."
        case .unsupported: "Not copied: this terminal cannot reach your clipboard."
        }
    }
}
