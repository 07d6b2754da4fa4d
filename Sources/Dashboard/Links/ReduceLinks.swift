import Canvas
import Domain
import Forms
import Session

extension State {
    /// Opens the URL of the selection in `$BROWSER`. Without one, as at the far end of ssh, the URL is shown and
    /// copied.
    mutating func openURL() -> [Effect] {
        guard let page = overlays.last?.page ?? selectedAddress else {
            toasts.show(.note, "No URL here.", at: now)
            return []
        }
        // The first of several: they are of one run, and one key must not open a dozen windows.
        let first = String(page.text.prefix { $0 != "\n" })
        guard let address = BrowserURL(first) else {
            show(page, reason: "Not opened: only http and https URLs are.")
            return []
        }
        openingLink = TextPage(title: page.title, text: address.text)
        return [.open(address.text)]
    }

    /// Reports the outcome of opening a URL, always.
    mutating func reduceOpened(_ outcome: OpenOutcome) -> [Effect] {
        guard let page = openingLink else { return [] }
        openingLink = nil
        switch outcome {
        case .started:
            toasts.show(.note, "Opened in $BROWSER: \(page.text)", at: now)
            return []
        case .noBrowser:
            show(page, reason: "Not opened: $BROWSER is not set on this machine.")
        case .failed(let reason):
            show(page, reason: "Not opened: \(Wording.sentence(reason))")
        }
        return offer(page.text, called: page.title)
    }

    private mutating func show(_ page: TextPage, reason: String) {
        if overlays.last?.page != nil { overlays.removeLast() }
        overlays.append(.page(TextPage(title: page.title, text: page.text, reason: reason)))
    }

    /// True if there is a URL to open here.
    var hasURL: Bool { overlays.last?.page.map { BrowserURL($0.text) != nil } ?? (selectedAddress != nil) }

    /// The URLs of the selection, one per line; nil without any.
    private var selectedAddress: TextPage? {
        let (title, addresses): (String, [String?]) =
            switch focus {
            case .catalog:
                switch selectedRow {
                case .entry(let entry): (entry.title, Self.addresses(of: entry))
                case .collection(let collection): (collection.title, [collection.heroImageURL])
                case nil: ("", [])
                }
            case .form: form.map { ($0.entry.title, Self.addresses(of: $0.entry)) } ?? ("", [])
            case .queue, .result: selectedRun.map { ($0.title, $0.output?.files.map(\.url) ?? []) } ?? ("", [])
            }
        let found = addresses.compactMap(\.self).filter { !$0.isEmpty }
        guard !found.isEmpty else { return nil }
        let count = found.count == 1 ? "URL" : "URLs"
        return TextPage(title: "\(count) of \(title)", text: found.joined(separator: "\n"))
    }

    private static func addresses(of entry: CatalogEntry) -> [String?] { [entry.pictureURL] + entry.exampleURLs }
}
