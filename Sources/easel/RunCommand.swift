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
        abstract: "Send a run of a prompt, an artist or a model, once, and wait for what comes of it.",
        discussion: """
            easel run stoic-owl --var subject='an owl at dusk' --var steps:=30

            NAME=TEXT gives a text, NAME:=JSON any JSON; texts that spell numbers count as those where the prompt wants \
            them. size.width:=512 is a member of a member, and /size/width:=512 the same as a JSON Pointer. What is \
            left out is left to the service; a name that no field asks for is told, and sent as it is.

            --dry-run sends nothing: it prints the body that would be sent, its price, and each check that fails.

            Exit codes: 0 completed, 1 failed, 2 usage or checks, 3 not authorised, 4 quota, tier or credits, \
            5 outcome unknown, 6 not sent because of a limit of your own or since the same was just sent, \
            130 interrupted. An unknown outcome is kept, and the dashboard asks about it.

            --json prints one object, however it ends: the run, where there is one, with ok, code, what, next, sent \
            and mayHaveSpent.
            """)

    @Argument(help: "A prompt's slug or id, or the id of an artist or a model.")
    var entry: String

    @Option(name: .customLong("var"), help: "A variable, as NAME=TEXT or NAME:=JSON; may be repeated.")
    var variables: [String] = []

    @Option(
        help: "A file or pipe that holds the variables as a JSON object; - reads standard input. --var goes over it.")
    var vars: String?

    @Flag(help: "Bill the run to your own key at the provider (artinstring).")
    var ownKey = false

    @Flag(help: "Print what would be sent and what is wrong with it, and send nothing.")
    var dryRun = false

    @Flag(help: "Print JSON.")
    var json = false

    @Flag(help: "Send it though a check fails here: schemas err, and the service has the last word.")
    var sendAnyway = false

    @Flag(help: "Send it though it is over a limit you have set, or the same was sent a moment ago.")
    var yes = false

    @Option(help: "artinstring or antekirt; without it, whichever knows the entry.")
    var service: Service?

    @Option(help: "The configuration file, instead of the one in the configuration folder.")
    var config: String?

    @Option(help: "How much to write to the log file: trace, debug, info, warning or error.")
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
                case .notAuthorized: (Failure.Cause.notAuthorized.code, "Standard error says why.")
                case .usage: ("usage", "Standard error says why.")
                default: ("failed", "Standard error says why.")
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
                .notAuthorized, Failure.Cause.notAuthorized.code, "There is no token. Nothing was sent.",
                next: "easel login takes one.")
        }
        let setup = EngineSetup(
            environment: given.rest, folders: folders, settings: settings, logLevel: logLevel.level,
            looks: credentials.looks)
        let name = entry
        let usesOwnKey = ownKey
        let reading = TerminalLoop.runWithoutTerminal {
            await WaitNotice.during({ time in
                "Still reading “\(name)” (\(RunWatch.time(time))): the service has not answered. Nothing was sent."
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
                next: order.mayBeSent(anyway: true) ? "--send-anyway leaves it to the service." : "")
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
                    StandardStream.error.say("easel: Waiting for what \(path) gives.")
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
                "The variables in \(name) are no JSON: line \(place.line), column \(place.column): \(error.reason).")
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
                .interrupted, "interrupted", "Cut short.",
                "What was sent goes on there, and may have been paid for; what was not waits for the next Easel.",
                next: "easel, the dashboard, shows it.", maySpend: true)
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
                "The run is not lost: \($0.service.name) has it as \($0.remoteID ?? $0.id.value). "
                    + "Do not send it again: easel, the dashboard, shows it."
            } ?? (end.maySpend ? "" : "Nothing was sent.")
        do {
            try output.end(end.status, loss)
        } catch {
            if let exit { throw exit }
            throw error
        }
    }
}
