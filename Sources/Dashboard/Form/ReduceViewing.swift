import Forms
import Domain
import Session

extension State {
    /// Shows exactly what would be sent, to be read and copied.
    mutating func openRequestView() -> [Effect] {
        guard let form else { return [] }
        let drafts = form.drafts
        let draft = drafts.first ?? form.draft
        let entry = form.entry
        let text = RequestText(
            body: draft.body, action: Request.Action(asking: entry.id),
            name: entry.slug ?? entry.id.value)
        var copies = [Chooser.Line(label: "copy as JSON", command: .copy(text.json))]
        if let command = text.command {
            copies.append(Chooser.Line(label: "copy as easel command", command: .copy(command)))
        }
        if let address = session.services[entry.id.service]?.address {
            copies.append(
                Chooser.Line(
                    label: "copy as curl", detail: "runs outside Easel",
                    command: .copy(text.curl(base: address))))
        }
        // A line of JSON copies all of it: a part would be of no use.
        let lines = text.json.split(separator: "\n", omittingEmptySubsequences: false).prefix(Self.maxShown)
        let title =
            (drafts.count > 1 ? "Request 1 of \(drafts.count)" : "Request preview")
            + (entry.sendingNote == nil ? "" : " (without the model)")
        overlays.append(
            .chooser(
                Chooser(
                    .request, title: title,
                    lines: copies + lines.map { Chooser.Line(label: String($0), command: .copy(text.json)) })))
        return []
    }

    /// The most lines of a request that are shown; all of it is copied.
    private static let maxShown = 2000
}
