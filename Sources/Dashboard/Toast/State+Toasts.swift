import Canvas
import Domain
import Session

extension State {
    /// The areas for the toast, the best first: in the queue, in the catalog, or in the only pane.
    ///
    /// - `cursor`: The terminal's cursor, whose row stays visible.
    /// - `field`: The field under the form's cursor, which stays visible.
    func toastPlaces(cursor: Point?, field: Rect?) -> [ToastPlace] {
        let layout = layout
        guard !isWelcome else { return [ToastPlace(area: Rect(size).inset(horizontal: 1, vertical: 0))] }
        let panes: [Pane] = layout.panes.count == 1 ? [focus] : [.queue, .catalog]
        let places = panes.compactMap { pane -> ToastPlace? in
            guard let rect = layout.panes[pane] else { return nil }
            // In the corner of the pane, in place of its border. The form's last lines are its price.
            let area =
                pane == .form ? rect.inset(horizontal: 1, vertical: 1).splitBottom(3).rest : rect.splitTop(1).rest
            var kept: Set<Int> = cursor.map { [$0.y] } ?? []
            if let row = cursorRow(of: pane, in: rect) { kept.insert(row) }
            if pane == .form, let field { kept.formUnion(field.y..<field.maxY) }
            return ToastPlace(area: area, keptRows: kept)
        }
        return places + places.map { $0.top(height: $0.area.height / 2) } + [ToastPlace(area: layout.body)]
    }

    /// Returns the row of the screen with the cursor of a pane with a list; nil if it has none.
    private func cursorRow(of pane: Pane, in rect: Rect) -> Int? {
        switch pane {
        case .catalog:
            // Above the rows may be the headings of their columns.
            catalog.list.shown.isEmpty
                ? nil
                : rect.maxY - 1 - CatalogColumns.rows(in: rect.size) + catalog.list.cursor - catalog.list.offset
        case .queue: queue.shown.isEmpty ? nil : rect.y + 1 + queue.cursor - queue.offset
        case .form, .result: nil
        }
    }

    /// Returns the message that `run` is completed, with what distinguishes it from others of its title: `Neon Fox finished: rain`.
    func finishedMessage(_ run: Run) -> String {
        let difference = queue.difference(of: run)?.text ?? run.detail
        return "\(run.title) finished" + (difference.map { ": \($0)" } ?? ".")
    }

    /// Returns true if the queue on screen has the row of `run`, which then shows what happens to it.
    func showsRow(of run: RunID) -> Bool {
        guard let rect = layout.panes[.queue], overlays.last?.page == nil, let place = queue.place(of: run) else {
            return false
        }
        return ListWindow(
            count: queue.shown.count, cursor: queue.cursor, offset: queue.offset, height: rect.height - 2
        ).visible.contains(place)
    }

    /// Reports in a toast what happened to `run`, unless its row is on screen.
    ///
    /// - `isProgress`: True if a later report about the same run replaces the toast.
    mutating func report(_ kind: Toasts.Kind, _ text: String, about run: RunID, isProgress: Bool = false) {
        toasts.drop(about: run)
        guard !showsRow(of: run) else { return }
        toasts.show(kind, text, about: isProgress ? run : nil, at: now)
    }
}
