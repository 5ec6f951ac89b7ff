/* Runs a command line as the terminal of Git Bash does: standard input and output are pipes with the names that tell of a
   terminal. Tells what the program wrote to its standard error, and its exit code. */
#include <stdio.h>
#include <string.h>
#include <windows.h>

static HANDLE pipe_named(const char *name, DWORD other, HANDLE *theirs)
{
    SECURITY_ATTRIBUTES inherited = { sizeof inherited, NULL, TRUE };
    HANDLE ours = CreateNamedPipeA(name, PIPE_ACCESS_DUPLEX, PIPE_TYPE_BYTE, 1, 65536, 65536, 0, NULL);
    *theirs = CreateFileA(name, other, 0, &inherited, OPEN_EXISTING, 0, NULL);
    return ours;
}

int main(int count, char **arguments)
{
    STARTUPINFOA start = { .cb = sizeof start, .dwFlags = STARTF_USESTDHANDLES };
    PROCESS_INFORMATION process;
    DWORD code;
    char line[4096] = "";
    int i;

    if (count < 2)
        return 2;
    for (i = 1; i < count; i++) {
        strncat(line, i > 1 ? " " : "", sizeof line - strlen(line) - 1);
        strncat(line, arguments[i], sizeof line - strlen(line) - 1);
    }
    pipe_named("\\\\.\\pipe\\msys-1888ae32e00d56aa-pty0-from-master", GENERIC_READ | GENERIC_WRITE, &start.hStdInput);
    pipe_named("\\\\.\\pipe\\msys-1888ae32e00d56aa-pty0-to-master", GENERIC_READ | GENERIC_WRITE, &start.hStdOutput);
    start.hStdError = GetStdHandle(STD_ERROR_HANDLE);
    if (!CreateProcessA(NULL, line, NULL, NULL, TRUE, 0, NULL, NULL, &start, &process))
        return 3;
    if (WaitForSingleObject(process.hProcess, 20000) != WAIT_OBJECT_0) {
        TerminateProcess(process.hProcess, 99);
        return 4;
    }
    GetExitCodeProcess(process.hProcess, &code);
    printf("exit %lu", code);
    return 0;
}
