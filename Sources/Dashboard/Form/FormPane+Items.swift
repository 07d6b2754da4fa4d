import JSON
import Canvas
import Forms
import Domain

extension FormPane {
    /// An item of a list or a value by name, and what holds it.
    private struct Held {
        let holder: FieldPlace
        let role: FormRow.Role
        let place: FieldPlace
    }

    /// The item or value that the cursor is on or in.
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
        // The holder stands above what it holds and less deep, nearest to it.
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

    /// Adds an item to the list that the cursor is at: behind the one it is on, else at the end. False where there is
    /// no list, or it takes no more.
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

    /// Puts the cursor on what was added: on its first field where it is a group.
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

    /// How many items the list at `place` has; nil where it takes no more.
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

    /// Adds the value whose name was typed in the line that takes one; false where none was, or it is there already.
    mutating func addTypedKey() -> Bool {
        guard let line, case .more(let place, _) = line.content, let name = area(of: line)?.edit.text, !name.isEmpty
        else { return false }
        guard answer(place, .addKey(name)) else { return false }
        if let field = field(of: place, named: name) {
            reach(FieldPlace(path: place.path.appending(name), field: field), in: place)
        }
        return true
    }

    /// Takes the item or value that the cursor is on or in away; false where it is in none.
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

    /// Moves the item that the cursor is on or in by `steps`; false where it cannot.
    mutating func moveItem(by steps: Int) -> Bool {
        guard let held, case .item(let index) = held.role, isList(held.holder) else { return false }
        guard answer(held.holder, .moveItem(from: index, to: index + steps)) else { return false }
        move(to: .field(FieldPlace(path: held.holder.path.appending(index + steps), field: held.place.field)))
        return true
    }

    /// The value by name that the cursor is on or in, with the map that holds it.
    var heldEntry: (map: FieldPlace, name: String)? {
        guard let held, case .entry(let name) = held.role else { return nil }
        return (held.holder, name)
    }

    /// Whether the cursor is on or in a value by name.
    var isInEntry: Bool { heldEntry != nil }

    /// Gives the value `name` of `map` another name; false where there is one of that name.
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

    /// Whether the cursor is on or in an item that can be taken away.
    var isInItem: Bool { held != nil }

    /// Whether an item can be added where the cursor is.
    var takesItem: Bool {
        switch line?.content {
        case .more(let place, _): isList(place)
        case .field(let row): isList(row.place) || { if case .item = held?.role { true } else { false } }()
        case .advanced, nil: false
        }
    }
}
