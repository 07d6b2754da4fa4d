import JSON
import Forms
import Canvas
import Domain
import Session

extension State {
    /// Shows the text that was copied last while its toast is shown, else the text that a copy would take here.
    mutating func showText() -> [Effect] {
        guard let page = clipboard.offered(while: toasts) ?? selectedText else {
            toasts.show(.note, "Nothing to show here.", at: now)
            return []
        }
        overlays.append(.page(page))
        return []
    }

    /// Copies the text of the open page.
    mutating func copyPage() -> [Effect] {
        guard let page = overlays.last?.page else { return [] }
        return offer(page.text, called: page.title)
    }

    /// Scrolls the open page.
    mutating func scrollPage(by rows: Int) {
        guard let last = overlays.indices.last, var page = overlays[last].page else { return }
        page.scroll(by: rows, in: size)
        overlays[last] = .page(page)
    }

    /// The selection of the focused pane as a text to copy or read; nil if nothing is selected.
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
    private static func bodyText(of form: Form) -> String {
        form.tree.hidingSecrets(in: form.draft.body).prettyText
    }

    /// Returns the output of `run`: its text, else the URLs of its files, one per line, else its id at the service.
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
