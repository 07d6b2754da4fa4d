import JSON

/// The choice of the branch of a union that an invalid value was most likely made for.
///
/// It is decided first by the members whose values distinguish branches, then by the number and depth of problems, then
/// by the number of the value's members that a branch describes.
struct UnionChoice {
    /// The distance of a branch from a value; the lowest is the most likely one.
    struct Rank: Comparable {
        /// The weighted number of problems and undescribed members; those near the top weigh more.
        let cost: Int
        /// The number of the value's members without problems.
        let right: Int
        /// The number of the value's members that the branch describes.
        let described: Int

        static func < (left: Rank, right: Rank) -> Bool {
            (left.cost, right.right, right.described) < (right.cost, left.right, left.described)
        }
    }

    private let value: JSON
    private let outlines: [BranchOutline]
    /// The names of the value's members.
    private let names: [JSONName]
    /// The members that each branch describes.
    private let spoken: [Set<JSONName>]
    /// The members for which branches allow different values.
    private var marks: [JSONName] = []
    /// The branch that OpenAPI's `discriminator` names (OpenAPI 3.1, Discriminator Object).
    private var named: Int?

    /// The maximum number of branches that are compared.
    private static let maxBranches = 400
    /// The budget for matching patterns, for all names and branches.
    private static let patterns = WorkBudget(steps: 20_000)

    /// Creates the choice for `value`.
    ///
    /// - `discriminator`: OpenAPI's `discriminator`; nil for none.
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

    /// The member that distinguishes all branches and whose value belongs to none, with the allowed values.
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

    /// The missing member that distinguishes all branches, where each requires it.
    var missingMark: String? {
        guard named == nil, let object = value.object else { return nil }
        return marks.first { name in
            object[name.text] == nil && outlines.allSatisfy { $0.allowed[name] != nil && $0.requires(name) }
        }?.text
    }

    /// True if any branch accepts the value's type.
    var takesType: Bool { outlines.contains { $0.takesType(of: value) } }

    /// The types that any branch accepts.
    var types: JSONTypes { outlines.compactMap(\.types).reduce(JSONTypes()) { $0.union($1) } }

    // MARK: which is meant

    /// Returns the indices of the likeliest branches, at most `limit`.
    mutating func candidates(limit: Int) -> [Int] {
        if let named { return [named] }
        var indices = outlines.indices.filter { outlines[$0].takesType(of: value) }
        if indices.isEmpty { indices = Array(outlines.indices) }
        guard let object = value.object else { return Array(indices.prefix(limit)) }
        let listed = Set(outlines.flatMap(\.allowed.keys))
        let given = object.map { (name: JSONName($0.name), value: $0.value) }.filter { listed.contains($0.name) }
            .map { (name: $0.name, value: NormalizedJSON($0.value)) }
        func misses(_ index: Int) -> Int {
            given.count { marks.contains($0.name) && outlines[index].allowed[$0.name]?.contains($0.value) == false }
        }
        // A constant identifies a branch even where the others do not describe the member.
        func hits(_ index: Int) -> Int {
            given.count { member in
                guard let list = outlines[index].allowed[member.name], list.contains(member.value) else { return false }
                return list.count == 1 || marks.contains(member.name)
            }
        }
        let scores = indices.map { (index: $0, misses: misses($0), hits: hits($0)) }
        guard let best = scores.min(by: { ($0.misses, $1.hits) < ($1.misses, $0.hits) }) else { return [] }
        let equals = scores.filter { $0.misses == best.misses && $0.hits == best.hits }.map(\.index)
        guard equals.count > limit else { return equals }
        return equals.enumerated().sorted {
            (spoken[$1.element].count, $0.offset) < (spoken[$0.element].count, $1.offset)
        }.prefix(limit).map(\.element)
    }

    /// Returns the values to which the branches at `indices` restrict the whole value; nil where one does not.
    func options(of indices: [Int]) -> [JSON]? {
        var seen: Set<NormalizedJSON> = []
        var all: [JSON] = []
        for index in indices {
            guard let options = outlines[index].options else { return nil }
            all += options.filter { seen.insert(NormalizedJSON($0)).inserted }
        }
        return all
    }

    /// Returns the rank of the branch at `index` for the value at nesting `depth`, given its `problems`.
    func rank(_ index: Int, _ problems: [FieldProblem], at depth: Int) -> Rank {
        // Problems near the top make another branch likelier. Problems inside one member count once.
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
