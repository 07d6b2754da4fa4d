import Forms
import Domain
import Session

extension State {
    /// Opens the preview of the request, to read and to copy.
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
        // A line of JSON copies the whole request, since a part is of no use.
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

    /// The maximum number of lines shown; a copy has all of them.
    private static let maxShown = 2000
}
