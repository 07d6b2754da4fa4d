import JSON
import Canvas
import Forms
import Domain

extension FormPane {
    /// An item of a list, or a value of a map, with its container.
    private struct Held {
        let holder: FieldPlace
        let role: FormRow.Role
        let place: FieldPlace
    }

    /// The item or value that contains the cursor.
    private var held: Held? {
        guard let path = row?.path else { return nil }
        for line in lines[...cursor].reversed() {
            guard let row = line.row, row.path.contains(path) else { continue }
            switch row.role {
            case .item, .entry: return holder(of: row).map { Held(holder: $0, role: row.role, place: row.place) }
            case .field, .chosen: continue
            }
        }
        return nil
    }

    private func holder(of item: FormRow) -> FieldPlace? {
        let parent = item.path.parent
        // The container is the nearest line above with a lower level.
        let above = lines[...cursor].indices.reversed().lazy.filter { lines[$0].level < item.level }
            .compactMap { lines[$0].row?.place }
        return above.first { $0.path == parent && holdsItems($0) }
            ?? form.tree.inlinePlaces.last { $0.path == parent && holdsItems($0) }
    }

    private func holdsItems(_ place: FieldPlace) -> Bool {
        switch form.tree[place.field].kind {
        case .list, .map: true
        case .tuple(let tuple): tuple.rest != nil
        case .group(let group): group.rest != nil
        default: false
        }
    }

    /// Adds an item to the list at the cursor: after the current item, else at the end. Returns false if there is no
    /// list, or if it is full.
    mutating func addItem() -> Bool {
        guard let line else { return false }
        var after: Int?
        let list: FieldPlace
        switch line.content {
        case .more(let place, _): list = place
        case .field(let row) where isList(row.place): list = row.place
        case .field:
            guard let held, case .item(let index) = held.role else { return false }
            (list, after) = (held.holder, index)
        case .advanced: return false
        }
        guard isList(list), let count = count(at: list), let item = item(of: list, at: count) else { return false }
        answer(list, .addItem)
        let place = after.map { min($0 + 1, count) } ?? count
        if place < count, case .list = form.tree[list.field].kind { answer(list, .moveItem(from: count, to: place)) }
        let new = FieldPlace(path: list.path.appending(place), field: item)
        reach(new, in: list)
        return true
    }

    /// Moves the cursor to the added item; in a group, to its first field.
    private mutating func reach(_ new: FieldPlace, in holder: FieldPlace) {
        unfold(holder)
        unfold(new)
        lay()
        move(to: .field(new))
        if row?.isFoldable == true, lines.indices.contains(cursor + 1),
            lines[cursor + 1].row.map({ new.path.contains($0.path) }) == true
        {
            move(by: 1)
        }
    }

    private func isList(_ place: FieldPlace) -> Bool {
        switch form.tree[place.field].kind {
        case .list: true
        case .tuple(let tuple): tuple.rest != nil
        default: false
        }
    }

    /// Returns the number of items of the list at `place`; nil if it is full.
    private func count(at place: FieldPlace) -> Int? {
        guard let row = lines.first(where: { $0.row?.place == place })?.row else { return nil }
        let count = if case .list(let items) = row.answer { items.count } else { 0 }
        switch form.tree[place.field].kind {
        case .list(let list): return list.maxCount.map { count >= $0 } == true ? nil : count
        case .tuple(let tuple): return tuple.maxCount.map { count >= $0 } == true ? nil : max(count, tuple.items.count)
        default: return nil
        }
    }

    private func item(of place: FieldPlace, at index: Int) -> FieldID? {
        switch form.tree[place.field].kind {
        case .list(let list): list.item
        case .tuple(let tuple): tuple.item(at: index)
        default: nil
        }
    }

    /// Adds a value for the typed key. Returns false if there is no key, or if it exists.
    mutating func addTypedKey() -> Bool {
        guard let line, case .more(let place, _) = line.content, let name = area(of: line)?.edit.text, !name.isEmpty
        else { return false }
        guard answer(place, .addKey(name)) else { return false }
        if let field = field(of: place, named: name) {
            reach(FieldPlace(path: place.path.appending(name), field: field), in: place)
        }
        return true
    }

    /// Removes the item or value that contains the cursor. Returns false if there is none.
    mutating func removeItem() -> Bool {
        guard let held else { return false }
        let place = cursor
        var isRemoved = false
        switch held.role {
        case .item(let index):
            if case .tuple(let tuple) = form.tree[held.holder.field].kind, index < tuple.items.count { return false }
            isRemoved = answer(held.holder, .removeItem(index))
        case .entry(let name): isRemoved = answer(held.holder, .removeKey(name))
        case .field, .chosen: return false
        }
        if !lines.contains(where: { $0.id == .field(held.place) }) { move(to: .field(held.holder)) }
        if lines.indices.contains(place), place < cursor { move(by: place - cursor) }
        return isRemoved
    }

    /// Moves the item that contains the cursor by `steps`. Returns false if it cannot move.
    mutating func moveItem(by steps: Int) -> Bool {
        guard let held, case .item(let index) = held.role, isList(held.holder) else { return false }
        guard answer(held.holder, .moveItem(from: index, to: index + steps)) else { return false }
        move(to: .field(FieldPlace(path: held.holder.path.appending(index + steps), field: held.place.field)))
        return true
    }

    /// The key that contains the cursor, with its map.
    var heldEntry: (map: FieldPlace, name: String)? {
        guard let held, case .entry(let name) = held.role else { return nil }
        return (held.holder, name)
    }

    /// True if the cursor is in a value of a map.
    var isInEntry: Bool { heldEntry != nil }

    /// Renames the key `name` of `map`. Returns false if the new key exists.
    mutating func rename(_ name: String, in map: FieldPlace, to other: String) -> Bool {
        guard answer(map, .renameKey(name, to: other)) else { return false }
        if let field = field(of: map, named: other) {
            reach(FieldPlace(path: map.path.appending(other), field: field), in: map)
        }
        return true
    }

    private func field(of map: FieldPlace, named name: String) -> FieldID? {
        switch form.tree[map.field].kind {
        case .map(let map): map.field(for: name)
        case .group(let group): group.rest?.field(for: name)
        default: nil
        }
    }

    /// True if the cursor is in an item or value that can be removed.
    var isInItem: Bool { held != nil }

    /// True if an item can be added at the cursor.
    var takesItem: Bool {
        switch line?.content {
        case .more(let place, _): isList(place)
        case .field(let row): isList(row.place) || { if case .item = held?.role { true } else { false } }()
        case .advanced, nil: false
        }
    }
}
