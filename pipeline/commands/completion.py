"""policy-pipe completion: what a shell needs to complete commands and options."""

import click
from click.shell_completion import get_completion_class

_SHELLS = ("bash", "zsh", "fish")


@click.command()
@click.argument("shell", type=click.Choice(_SHELLS))
@click.pass_context
def command(context: click.Context, shell: str) -> None:
    """Print shell completion.

    \b
    bash: policy-pipe completion bash >> ~/.bashrc
    zsh:  policy-pipe completion zsh >> ~/.zshrc
    fish: policy-pipe completion fish > ~/.config/fish/completions/policy-pipe.fish
    """
    completion = get_completion_class(shell)
    assert completion is not None
    root = context.find_root().command
    click.echo(completion(root, {}, "policy-pipe", "_POLICY_PIPE_COMPLETE").source())
