import JSON
import Forms
import Domain
import ReaderProperties
import Testing

struct FormCorpusTests {
    @Test(.enabled(if: SchemaCorpus.folder != nil, "the corpus is not beside the repository"))
    func everySchemaBecomesAFormWithoutRawParts() throws {
        let files = try SchemaCorpus.forms()
        #expect(files.count >= 176)
        for (name, json) in files {
            let tree = FieldTree(schema: json)
            #expect(tree.rawFields.isEmpty, "\(name)")
            #expect(tree.dialect != .unknown && tree.dialect != .nameMap, "\(name) was read as \(tree.dialect)")
            #expect(!tree.rows(for: .unset).isEmpty || name.contains("2376"), "\(name)")
        }
    }

    @Test(.enabled(if: SchemaCorpus.folder != nil, "the corpus is not beside the repository"))
    func everySchemaCanBeAPromptsVariables() throws {
        for (name, json) in try SchemaCorpus.forms() {
            let alone = FieldTree(schema: json)
            let run = FieldTree.run(promptID: "p", schema: json, ownKeyProvider: "fal")
            #expect(run.rawFields.isEmpty, "\(name)")
            #expect(run.count >= alone.count, "\(name)")
        }
    }

    @Test(.enabled(if: SchemaCorpus.folder != nil, "the corpus is not beside the repository"))
    func bodiesRoundTrip() throws {
        var count = 0
        for (name, json) in try SchemaCorpus.forms() {
            let tree = FieldTree(schema: json)
            var filler = RandomAnswers(tree: tree, source: SeededSource(seed: 11))
            for _ in 0..<12 {
                let answers = filler.answer(to: tree.root, depth: 0)
                guard let body = tree.body(from: answers) else { continue }
                count += 1
                #expect(tree.body(from: tree.answers(from: body)) == body, "\(name)")
                #expect(FieldAnswer(draft: answers.draft) == answers, "\(name)")
            }
        }
        #expect(count > 1900)
    }

    /// Samples include matching data.
    @Test(.enabled(if: SchemaCorpus.folder != nil, "the corpus is not beside the repository"))
    func sampleDataIsValid() throws {
        for (name, json) in try SchemaCorpus.forms() where name.hasPrefix("rjsf/") || name.hasPrefix("jsonforms/") {
            guard let data = json["formData"], data.object?.isEmpty != true else { continue }
            let tree = FieldTree(schema: json)
            #expect(tree.body(from: tree.answers(from: data)) == data, "\(name)")
            #expect(tree.check(tree.answers(from: data)).problems.filter { !$0.isMissing }.isEmpty, "\(name)")
        }
    }
}

/// A generator of random answers.
struct RandomAnswers {
    let tree: FieldTree
    var source: SeededSource

    mutating func answer(to id: FieldID, depth: Int) -> FieldAnswer {
        let field = tree[id]
        if Int.random(in: 0..<10, using: &source) == 0 { return field.isNullable ? .null : .unset }
        guard depth < 6 else { return .unset }
        switch field.kind {
        case .text: return .text(["a", "héllo", "🦉", "x y\nz", "", "42"].randomElement(using: &source) ?? "")
        case .number, .seed:
            return .text(["1", "0.10", "-3", "18446744073709551615", "1e5"].randomElement(using: &source) ?? "")
        case .toggle: return .toggle(Bool.random(using: &source))
        case .choice(let choice):
            if let own = choice.customField, Bool.random(using: &source) {
                return .custom(answer(to: own, depth: depth + 1))
            }
            return choice.options.randomElement(using: &source).map { .choice($0.value) } ?? .unset
        case .multiSelect(let several): return .choices(several.options.prefix(2).map(\.value))
        case .list(let list):
            return .list(
                (0..<Int.random(in: 0..<3, using: &source)).map { _ in answer(to: list.item, depth: depth + 1) })
        case .tuple(let tuple): return .list(tuple.items.map { answer(to: $0, depth: depth + 1) })
        case .map(let map):
            return .map(
                ["k", "label:ab"].map { MapEntry(name: $0, value: answer(to: map.field(for: $0), depth: depth + 1)) })
        case .union(let union):
            let index = Int.random(in: 0..<union.branches.count, using: &source)
            return .branch(index, answer(to: union.branches[index].field, depth: depth + 1))
        case .group(let group):
            var answers = GroupAnswer()
            for member in group.members { answers[member.name] = answer(to: member.field, depth: depth + 1) }
            return .group(answers)
        case .constant(let value): return .choice(value)
        case .raw: return .text("{\"a\": 1.0}")
        }
    }
}
