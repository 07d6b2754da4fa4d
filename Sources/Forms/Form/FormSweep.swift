import Domain
import JSON

/// The runs that a form's answers stand for where fields have several values: `{owl|fox}` in a text, `1..5` in a
/// number, several options of a choice.
package struct FormSweep: Hashable, Sendable {
    package let runs: ParameterSweep
    private let answers: FieldAnswer
    private let places: [FieldPlace]

    /// The sweep of `answers`; nil where no field has several values.
    init?(_ tree: FieldTree, _ answers: FieldAnswer, _ rows: [FormRow]) {
        var places: [FieldPlace] = []
        var axes: [ParameterSweep.Axis] = []
        for row in rows {
            guard let values = Self.values(of: row.answer, tree[row.place.field].kind) else { continue }
            places.append(row.place)
            axes.append(ParameterSweep.Axis(path: row.path.text, label: row.label, values))
        }
        guard !axes.isEmpty else { return nil }
        runs = ParameterSweep(axes)
        self.answers = answers
        self.places = places
    }

    private static func values(of answer: FieldAnswer, _ kind: FieldKind) -> ParameterSweep.Alternatives? {
        switch (kind, answer) {
        case (.text(let field), .text(let text)) where !field.isSecret:
            SweepText(text).map(ParameterSweep.Alternatives.texts)
        case (.number, .text(let text)), (.seed, .text(let text)):
            (try? SweepNumbers(text)).map(ParameterSweep.Alternatives.numbers)
        case (.choice, .choices(let values)): .values(values)
        default: nil
        }
    }

    /// The reason why the text at `row` is not a valid list of numbers; nil where it is, or only one was meant.
    static func error(at row: FormRow, _ kind: FieldKind) -> String? {
        switch (kind, row.answer) {
        case (.number, .text(let text)), (.seed, .text(let text)):
            do {
                _ = try SweepNumbers(text)
                return nil
            } catch {
                return error.reason
            }
        default: return nil
        }
    }

    /// The number of runs; `Int.max` for that many or more.
    package var count: Int { runs.count }

    /// The answers of run `index`, from 0 to `count` - 1.
    func answers(_ tree: FieldTree, at index: Int) -> FieldAnswer {
        zip(places, runs[index]).reduce(answers) { answers, step in
            let (place, assignment) = step
            if case .choice = tree[place.field].kind {
                return tree.editing(answers, at: place, .choose(assignment.value))
            }
            return tree.editing(answers, at: place, .text(assignment.value.lenientString ?? ""))
        }
    }
}

extension FieldAnswer {
    /// True where some text may stand for several values: a quick look, so that not every key goes through all fields
    /// for the few forms where one does.
    var maySweep: Bool {
        switch self {
        case .text(let text):
            text.utf8.contains(UInt8(ascii: "{"))
                || text.utf8.first { $0 != 0x20 }.map { $0 < 0x40 } ?? false
                    && text.utf8.contains { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ".") }
        case .custom(let answer), .branch(_, let answer): answer.maySweep
        case .list(let items): items.contains(where: \.maySweep)
        case .map(let entries): entries.contains(where: \.value.maySweep)
        case .group(let group):
            group.answeredNames.contains { group[$0].maySweep } || group.rest.contains(where: \.value.maySweep)
        case .choices: true
        case .unset, .null, .toggle, .choice, .verbatim: false
        }
    }
}
