/* Runs a command line on this console, and tells the modes of the console before and after, and the exit code:
   "in 1f7 out 3, exit 0, in 1f7 out 3", into the file that is named first. */
#include <stdio.h>
#include <string.h>
#include <windows.h>

static void modes(DWORD *in, DWORD *out)
{
    DWORD access = GENERIC_READ | GENERIC_WRITE, shared = FILE_SHARE_READ | FILE_SHARE_WRITE;
    HANDLE keys = CreateFileA("CONIN$", access, shared, NULL, OPEN_EXISTING, 0, NULL);
    HANDLE screen = CreateFileA("CONOUT$", access, shared, NULL, OPEN_EXISTING, 0, NULL);
    *in = *out = 0xdead;
    GetConsoleMode(keys, in);
    GetConsoleMode(screen, out);
    CloseHandle(keys);
    CloseHandle(screen);
}

int main(int count, char **arguments)
{
    STARTUPINFOA start = { .cb = sizeof start };
    PROCESS_INFORMATION process;
    DWORD in, out, in_after, out_after, code;
    char line[4096] = "";
    FILE *told;
    int i;

    for (i = 2; i < count; i++) {
        strncat(line, i > 2 ? " " : "", sizeof line - strlen(line) - 1);
        strncat(line, arguments[i], sizeof line - strlen(line) - 1);
    }
    modes(&in, &out);
    if (!CreateProcessA(NULL, line, NULL, NULL, TRUE, 0, NULL, NULL, &start, &process))
        return 2;
    /* What ends programs of this console is for the other one. */
    SetConsoleCtrlHandler(NULL, TRUE);
    WaitForSingleObject(process.hProcess, INFINITE);
    GetExitCodeProcess(process.hProcess, &code);
    modes(&in_after, &out_after);
    told = fopen(arguments[1], "wb");
    if (!told)
        return 3;
    fprintf(told, "in %lx out %lx, exit %lu, in %lx out %lx", in, out, code, in_after, out_after);
    fclose(told);
    return 0;
}
