import JSON
import Forms
import Canvas
import Domain
import Session

extension State {
    /// Shows the text that was copied last as long as a toast offers it, else what `y` would copy here.
    mutating func showText() -> [Effect] {
        guard let page = clipboard.offered(while: toasts) ?? selectedText else {
            toasts.show(.note, "Nothing to show here.", at: now)
            return []
        }
        overlays.append(.page(page))
        return []
    }

    /// Copies the text on screen.
    mutating func copyPage() -> [Effect] {
        guard let page = overlays.last?.page else { return [] }
        return offer(page.text, called: page.title)
    }

    mutating func scrollPage(by rows: Int) {
        guard let last = overlays.indices.last, var page = overlays[last].page else { return }
        page.scroll(by: rows, in: size)
        overlays[last] = .page(page)
    }

    /// What the place is about, as a text to be copied or read whole; nil where there is nothing.
    var selectedText: TextPage? {
        switch focus {
        case .catalog:
            switch selectedRow {
            case .entry(let entry): TextPage(title: entry.title, text: entry.slug ?? entry.id.value)
            case .collection(let collection): TextPage(title: collection.title, text: collection.slug)
            case nil: nil
            }
        case .form: form.map { TextPage(title: "Request body", text: Self.bodyText(of: $0)) }
        case .queue, .result: selectedRun.flatMap(Self.text)
        }
    }

    /// The body of `form`, but for its secrets: clipboards keep what they are given, and a screen is looked at.
    private static func bodyText(of form: FormState) -> String {
        form.tree.hidingSecrets(in: form.draft.body).prettyText
    }

    /// What came out of `run`: its text, else the addresses of its files, one in a line, else what the service calls
    /// it.
    private static func text(of run: Run) -> TextPage? {
        if let text = run.output?.text { return TextPage(title: run.title, text: text) }
        let addresses = run.output?.files.map(\.url) ?? []
        if !addresses.isEmpty {
            let count = addresses.count == 1 ? "URL" : "URLs"
            return TextPage(title: "\(count) of \(run.title)", text: addresses.joined(separator: "\n"))
        }
        return run.remoteID.map { TextPage(title: "ID of \(run.title)", text: $0) }
    }
}
