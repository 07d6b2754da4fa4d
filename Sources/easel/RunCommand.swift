import Forms
import Settings
import CommandLine
import ArgumentParser
import ArtClient
import Credentials
import Curses
import JSON
import Domain
import Engine
import Files

/// `easel run`: what the form does, for a shell.
struct RunCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Run a prompt, an artist or a model once and wait for the result.",
        discussion: """
            easel run stoic-owl --var subject='an owl at dusk' --var steps:=30

            NAME=TEXT sets a text and NAME:=JSON any JSON value; a text that spells a number becomes one where the \
            prompt expects a number. size.width:=512 sets a nested value, and so does the JSON Pointer \
            /size/width:=512. The service sets what you leave out. Unknown names are reported and sent unchanged.

            --dry-run sends nothing: it prints the request body, its price and each problem.

            Exit codes: 0 completed, 1 failed, 2 usage or validation error, 3 not authorized, 4 quota, plan or credits, \
            5 outcome unknown, 6 not sent because of your limits or an identical recent request, 130 interrupted. \
            The dashboard keeps an unknown outcome and asks you about it.

            --json prints one object in every case: the run, if there is one, and ok, code, what, next, sent and \
            mayHaveSpent.
            """)

    @Argument(help: "Slug or id of a prompt, or id of an artist or a model.")
    var entry: String

    @Option(name: .customLong("var"), help: "A variable as NAME=TEXT or NAME:=JSON; repeatable.")
    var variables: [String] = []

    @Option(
        help: "File or pipe with the variables as a JSON object; - reads standard input. --var overrides it.")
    var vars: String?

    @Flag(help: "Use your own provider key (artinstring).")
    var ownKey = false

    @Flag(help: "Print the request and its problems; send nothing.")
    var dryRun = false

    @Flag(help: "Print JSON.")
    var json = false

    @Flag(help: "Send even if validation fails; the service decides.")
    var sendAnyway = false

    @Flag(help: "Send even over your limits, or right after an identical request.")
    var yes = false

    @Option(help: "artinstring or antekirt; default: the one that has the entry.")
    var service: Service?

    @Option(help: "Use this configuration file instead of the default one.")
    var config: String?

    @Option(help: "Log level: trace, debug, info, warning or error.")
    var logLevel: LogLevel = .info

    mutating func run() throws {
        do {
            try perform()
        } catch let end as RunEnd {
            for line in end.words { StandardStream.error.say("easel: \(line)") }
            try finish(end)
        } catch let stop as Stop {
            let status = ExitStatus(rawValue: stop.exit.rawValue) ?? .interrupted
            let (code, next) =
                switch status {
                case .interrupted: ("interrupted", "")
                case .notAuthorized: (Failure.Cause.notAuthorized.code, "See standard error.")
                case .usage: ("usage", "See standard error.")
                default: ("failed", "See standard error.")
                }
            try finish(RunEnd(status, code, "Nothing was sent.", next: next), exit: stop.exit)
        }
    }

    /// An exit before anything was sent, of which everything was said.
    private struct Stop: Error {
        let exit: ExitCode
    }

    private static func stopping<Value>(_ body: () throws -> Value) throws -> Value {
        do { return try body() } catch let exit as ExitCode { throw Stop(exit: exit) }
    }

    private func perform() throws {
        let given = TokenEnvironment.take()
        let folders = try Self.stopping { try Folders.find(given.rest) }
        let settings: Settings
        do {
            settings = try Settings.read(
                config ?? folders.configuration + "/config.toml", isNamed: config != nil, home: folders.home)
        } catch {
            throw RunEnd.usage("\(error)")
        }
        let variables = try givenVariables()
        let wanted = Service.allCases.filter { service == nil || service == $0 }
        let credentials = try Self.stopping { try FoundCredentials.find(wanted, given, settings, folders) }
        guard !credentials.credentials.isEmpty else {
            throw RunEnd(
                .notAuthorized, Failure.Cause.notAuthorized.code, "No token. Nothing was sent.",
                next: "Run: easel login")
        }
        let setup = EngineSetup(
            environment: given.rest, folders: folders, settings: settings, logLevel: logLevel.level,
            attempts: credentials.attempts)
        let name = entry
        let usesOwnKey = ownKey
        let reading = TerminalLoop.runWithoutTerminal {
            await WaitNotice.during({ time in
                "Still loading “\(name)” (\(RunWatch.time(time))): no response from the service. Nothing was sent."
            }) { await Self.find(name, setup, credentials, among: wanted) }
        }
        let found = try Self.stopping { try LoginCommand.finished(reading) }
        let order: RunSubmission
        switch found {
        case .success(let entry): order = RunSubmission(entry: entry, variables: variables, usesOwnKey: usesOwnKey)
        case .failure(let failure):
            var end = RunEnd(failure, status: failure.cause == .notAuthorized ? .notAuthorized : .failed)
            end.what.append("Nothing was sent.")
            throw end
        }
        if dryRun { return try preview(order) }
        for line in order.advice { StandardStream.error.say("· \(line)") }
        guard order.mayBeSent(anyway: sendAnyway) else {
            for line in order.complaints { StandardStream.error.say("easel: \(line)") }
            var end = RunEnd(
                .usage, "checks_failed", "Nothing was sent.",
                next: order.mayBeSent(anyway: true) ? "--send-anyway sends it anyway; the service decides." : "")
            end.details = order.checks
            throw end
        }
        try send(order, setup, credentials.credentials)
    }

    // MARK: what is given

    /// The variables of the file and of the arguments.
    private func givenVariables() throws -> JSONObject {
        var variables = try vars.map(Self.object) ?? JSONObject()
        do throws(VariableArgumentError) {
            var given = JSONObject()
            try given.read(self.variables, names: Set(variables.map { JSONName($0.name) }))
            for (name, value) in given { variables[name] = value }
        } catch {
            throw RunEnd.usage(error.reason)
        }
        return variables
    }

    /// The JSON object in the file at `path`, which may be a pipe, or `-` for standard input.
    private static func object(in path: String) throws -> JSONObject {
        let name = path == "-" ? "Standard input" : path
        let text: String
        do throws(TextFile.Problem) {
            text =
                try TextFile(path: path, isNamed: true, limit: longestFile) {
                    StandardStream.error.say("easel: Waiting for input from \(path).")
                }.text() ?? ""
        } catch {
            throw RunEnd.usage("\(name) \(error).")
        }
        do {
            guard let object = try JSONParser.parse(text, limits: JSONLimits(repairs: false)).object else {
                throw RunEnd.usage("The variables in \(name) must be a JSON object.")
            }
            return object
        } catch let error as JSONParseError {
            let place = error.place(in: text)
            throw RunEnd.usage(
                "The variables in \(name) are not valid JSON: line \(place.line), column \(place.column): \(error.reason)."
            )
        }
    }

    private static let longestFile = 8 << 20

    /// Reads the entry whole, from the service that knows it.
    private static func find(
        _ name: String, _ setup: EngineSetup, _ found: FoundCredentials, among services: [Service]
    ) async -> Result<CatalogEntry, Failure> {
        let credentials = found.credentials
        let clients = setup.clients(credentials, logger: setup.logger(without: credentials.map(\.secret)))
        var search = EntrySearch(
            name: name, services: services, asked: credentials.map(\.service), problems: found.problems)
        func attempt(_ service: Service, _ read: () async throws(ClientError) -> CatalogEntry) async {
            guard search.entry == nil else { return }
            do throws(ClientError) { search.entry = try await read() } catch { search.note(error, of: service) }
        }
        if let client = clients.artinstring {
            await attempt(.artinstring) { () throws(ClientError) in try await client.prompt(name).value }
        }
        if let client = clients.antekirt {
            await attempt(.antekirt) { () throws(ClientError) in try await client.artist(name).value }
            await attempt(.antekirt) { () throws(ClientError) in try await client.model(name).value }
        }
        await clients.transport.shutdown()
        return search.result
    }

    // MARK: what comes of it

    /// - Throws: The exit for usage where a check fails.
    private func preview(_ order: RunSubmission) throws {
        var output = CommandOutput()
        let isClean = order.report.isClean
        if json {
            var end = RunEnd(
                isClean ? nil : .usage, isClean ? "dry_run" : "checks_failed", "Costs \(order.price).",
                "Nothing was sent.")
            end.details = order.json
            output.say(end.json)
        } else {
            output.say(order.body)
            StandardStream.error.say("Costs \(order.price). Nothing was sent.")
            for line in order.complaints { StandardStream.error.say("✗ \(line)") }
            for line in order.advice { StandardStream.error.say("· \(line)") }
        }
        try output.end(isClean ? nil : .usage, "Nothing was sent.")
    }

    private func send(_ order: RunSubmission, _ setup: EngineSetup, _ credentials: [BoundCredential]) throws {
        var random = SystemRandomNumberGenerator()
        var ids = RequestIDSource(using: &random)
        let request = order.request(ids.next(), at: WallClock.now())
        let isConfirmed = yes
        let session = HeadlessRun(request, isConfirmed: isConfirmed)
        let outcome = TerminalLoop.runWithoutTerminal(grace: .seconds(5)) {
            let work = await setup.engine(
                for: credentials.filter { $0.service == request.service }, archivePath: setup.archivePath,
                downloads: nil)
            return await session.perform(on: work)
        }
        var end =
            outcome.result
            ?? RunEnd(
                .interrupted, "interrupted", "Interrupted.",
                "A sent request continues and may have been charged; an unsent one waits for the next Easel.",
                next: "Open easel to follow it.", maySpend: true)
        let exit = outcome.ending.map { ExitCode($0.exitCode) }
        if exit != nil, end.status != nil { end.status = .interrupted }
        for line in end.words { StandardStream.error.say(line) }
        try finish(end, exit: end.status == .interrupted ? exit : nil)
    }

    /// Prints what came out, and ends the program as `end` says. That was said on standard error before, so that it is
    /// not lost where standard output is.
    ///
    /// - Parameter exit: The exit code, where it is another than the end's own.
    private func finish(_ end: RunEnd, exit: ExitCode? = nil) throws {
        var output = CommandOutput()
        if json {
            output.say(end.json)
        } else if let run = end.run {
            // A program gets both to the byte.
            if let text = run.output?.text { output.say(text) }
            for file in run.output?.files ?? [] { output.say(file.url) }
        }
        let loss =
            end.run.map {
                "The run is safe at \($0.service.name): \($0.remoteID ?? $0.id.value). "
                    + "Do not send it again; open easel to see it."
            } ?? (end.maySpend ? "" : "Nothing was sent.")
        do {
            try output.end(end.status, loss)
        } catch {
            if let exit { throw exit }
            throw error
        }
    }
}
