package import Canvas
import Domain

extension State {
    /// Copies what the place is about.
    mutating func copySelection() -> [Effect] {
        guard let page = selectedText else {
            toasts.show(.note, "Nothing here to copy yet.", at: now)
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
        let line = Wording.text([words, sentence("shows the text, to select it", by: .showText)])
        copying.words = line
        toasts.show(outcome == .sent ? .note : .bad, line, at: now)
    }
}

extension CopyOutcome {
    /// What became of `text`, and what that means: no more than is known.
    package func words(for text: String) -> String {
        switch self {
        case .sent: "Sent to the terminal, which does not say whether it took it."
        case .tooLong(let limit):
            "Not copied: it has \(Wording.bytes(text.utf8.count)), and terminals take \(Wording.bytes(limit)) at most."
        case .away: "Not copied: another program has the terminal. Copy it again when it is back."
        case .unsupported: "Not copied: nothing between here and your own machine takes it."
        }
    }
}
