import JSON

/// Finds the branch of a union that a value was made for, though it fits none.
///
/// First by the members whose values tell branches apart, then by how little is wrong and how deep, then by how many
/// of the value's members a branch speaks of.
struct UnionChoice {
    /// How far a branch is from a value; the least is the one that was meant.
    struct Rank: Comparable {
        /// What is wrong and what no word is said of, each by how near it stands to the value as a whole.
        let cost: Int
        /// The value's members with which nothing is wrong.
        let right: Int
        let described: Int

        static func < (left: Rank, right: Rank) -> Bool {
            (left.cost, right.right, right.described) < (right.cost, left.right, left.described)
        }
    }

    private let value: JSON
    private let outlines: [BranchOutline]
    /// The names of the value's members, and which of them each branch speaks of.
    private let names: [JSONName]
    private let spoken: [Set<JSONName>]
    /// Members that several branches list different values of.
    private var marks: [JSONName] = []
    /// The branch that OpenAPI's discriminator names.
    private var named: Int?

    /// The most branches that are told apart.
    private static let maxBranches = 400
    /// The work that patterns may cost for all names and branches.
    private static let patterns = WorkBudget(steps: 20_000)

    /// - Parameter discriminator: OpenAPI's; nil for none.
    init(
        _ branches: [Int], discriminator: JSON?, _ value: JSON, in schema: CompiledSchema, _ budget: inout WorkBudget
    ) {
        self.value = value
        outlines = branches.prefix(Self.maxBranches).map { BranchOutline($0, in: schema, &budget) }
        names = value.object?.names.map { JSONName($0) } ?? []
        var work = Self.patterns
        var spoken: [Set<JSONName>] = []
        for outline in outlines {
            spoken.append(
                Set(
                    names.filter { name in
                        if outline.described.contains(name) { return true }
                        return outline.patterns.contains { $0.tried(on: name.text, &work) == .matches }
                    }))
        }
        self.spoken = spoken
        guard let object = value.object else { return }
        if let name = discriminator?["propertyName"]?.string, let text = object[name]?.string {
            let mapped = discriminator?["mapping"]?[text]?.string ?? text
            named = branches.prefix(Self.maxBranches).firstIndex { branch in
                let reference = schema[branch].source["$ref"]?.string
                return reference == mapped || reference?.split(separator: "/").last.map(String.init) == mapped
            }
        }
        let listed = Set(outlines.flatMap(\.allowed.keys))
        marks = listed.sorted { $0.text.utf8.lexicographicallyPrecedes($1.text.utf8) }.filter { name in
            let lists = outlines.compactMap { $0.allowed[name] }
            return lists.count > 1 && lists.contains { $0 != lists[0] }
        }
    }

    // MARK: what nothing fits

    /// The member whose value belongs to no branch, and the values that do, where it alone tells all branches apart.
    var unknownMark: (name: String, options: [JSON])? {
        guard named == nil, let object = value.object else { return nil }
        for name in marks {
            guard let given = object[name.text].map(NormalizedJSON.init),
                outlines.allSatisfy({ $0.allowed[name] != nil }),
                !outlines.contains(where: { $0.allowed[name]?.contains(given) == true })
            else { continue }
            var seen: Set<NormalizedJSON> = []
            let options = outlines.flatMap { $0.allowedOptions[name] ?? [] }.filter {
                seen.insert(NormalizedJSON($0)).inserted
            }
            return (name.text, options)
        }
        return nil
    }

    /// The member that is missing and tells all branches apart, where each needs it.
    var missingMark: String? {
        guard named == nil, let object = value.object else { return nil }
        return marks.first { name in
            object[name.text] == nil && outlines.allSatisfy { $0.allowed[name] != nil && $0.requires(name) }
        }?.text
    }

    /// True if any branch takes values of this type.
    var takesType: Bool { outlines.contains { $0.takesType(of: value) } }

    /// The types that the branches take together.
    var types: JSONTypes { outlines.compactMap(\.types).reduce(JSONTypes()) { $0.union($1) } }

    // MARK: which is meant

    /// The places of the branches that come into question, at most `most`.
    mutating func candidates(most: Int) -> [Int] {
        if let named { return [named] }
        var indices = outlines.indices.filter { outlines[$0].takesType(of: value) }
        if indices.isEmpty { indices = Array(outlines.indices) }
        guard let object = value.object else { return Array(indices.prefix(most)) }
        let listed = Set(outlines.flatMap(\.allowed.keys))
        let given = object.map { (name: JSONName($0.name), value: $0.value) }.filter { listed.contains($0.name) }
            .map { (name: $0.name, value: NormalizedJSON($0.value)) }
        func misses(_ index: Int) -> Int {
            given.count { marks.contains($0.name) && outlines[index].allowed[$0.name]?.contains($0.value) == false }
        }
        // A constant tells a branch even where the others do not speak of it.
        func hits(_ index: Int) -> Int {
            given.count { member in
                guard let list = outlines[index].allowed[member.name], list.contains(member.value) else { return false }
                return list.count == 1 || marks.contains(member.name)
            }
        }
        let scores = indices.map { (index: $0, misses: misses($0), hits: hits($0)) }
        guard let best = scores.min(by: { ($0.misses, $1.hits) < ($1.misses, $0.hits) }) else { return [] }
        let equals = scores.filter { $0.misses == best.misses && $0.hits == best.hits }.map(\.index)
        guard equals.count > most else { return equals }
        return equals.enumerated().sorted {
            (spoken[$1.element].count, $0.offset) < (spoken[$0.element].count, $1.offset)
        }.prefix(most).map(\.element)
    }

    /// The values that the branches at `indices` list for the whole; nil where one takes others.
    func options(of indices: [Int]) -> [JSON]? {
        var seen: Set<NormalizedJSON> = []
        var all: [JSON] = []
        for index in indices {
            guard let options = outlines[index].options else { return nil }
            all += options.filter { seen.insert(NormalizedJSON($0)).inserted }
        }
        return all
    }

    /// How far the branch at `index` is from the value, which stands `depth` names deep, with `problems` against it.
    func rank(_ index: Int, _ problems: [FieldProblem], at depth: Int) -> Rank {
        // The nearer to the whole, the likelier another branch was meant. What is wrong inside one member counts once.
        let whole = 60
        var costs: [JSONName: Int] = [:]
        var cost = 0
        for problem in problems {
            let tokens = problem.path.tokens.dropFirst(depth)
            guard let name = tokens.first else {
                cost += whole
                continue
            }
            costs[JSONName(name)] = max(costs[JSONName(name)] ?? 0, whole / tokens.count)
        }
        for name in names where costs[name] == nil && !spoken[index].contains(name) {
            if spoken.contains(where: { $0.contains(name) }) { costs[name] = whole }
        }
        cost += costs.values.reduce(0, +)
        let right = spoken[index].count { costs[$0] == nil }
        return Rank(cost: cost, right: right, described: spoken[index].count)
    }
}
