/* Another program that pastes: writes the text of the clipboard to standard output, as UTF-8 and otherwise as it is. */
#include <stdio.h>
#include <stdlib.h>
#include <fcntl.h>
#include <io.h>
#include <windows.h>

int main(void)
{
    HANDLE held;
    const WCHAR *wide;
    char *bytes;
    int length;

    if (!OpenClipboard(NULL))
        return 2;
    held = GetClipboardData(CF_UNICODETEXT);
    wide = held ? GlobalLock(held) : NULL;
    if (!wide)
        return 3;
    length = WideCharToMultiByte(CP_UTF8, 0, wide, -1, NULL, 0, NULL, NULL);
    bytes = malloc(length);
    if (!bytes || WideCharToMultiByte(CP_UTF8, 0, wide, -1, bytes, length, NULL, NULL) != length)
        return 4;
    GlobalUnlock(held);
    CloseClipboard();
    _setmode(_fileno(stdout), _O_BINARY);
    fwrite(bytes, 1, length - 1, stdout);
    return 0;
}
