import ArgumentParser

/// The program's arguments; the dashboard is what it does without a command.
@main
struct Easel: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "easel",
        abstract: "A terminal dashboard for generative-art services: artinstring and Antekirt.",
        discussion: """
            Tokens come from the environment (ARTI_TOKEN, ANTEKIRT_API_KEY) or from a token_command in config.toml, \
            never from an argument.
            """,
        version: "0.1.0",
        subcommands: [DashboardCommand.self, SimulateCommand.self],
        defaultSubcommand: DashboardCommand.self)
}
