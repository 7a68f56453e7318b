; What the installer says of its own. The other texts are in Kazakh.nlf, Kazakh.nsh and NSIS.
LangString NAME ${LANG_KAZAKH} "Үйде оқыту"
LangString NAME ${LANG_RUSSIAN} "Обучение на дому"
LangString NAME ${LANG_ENGLISH} "Home Education"

LangString FILE_TYPE_NAME ${LANG_KAZAKH} "Үйде оқыту дерекқоры"
LangString FILE_TYPE_NAME ${LANG_RUSSIAN} "База данных обучения на дому"
LangString FILE_TYPE_NAME ${LANG_ENGLISH} "Home education database"

LangString IS_OPEN ${LANG_KAZAKH} "Бағдарлама ашық тұр. Оны жауып, қайталап көріңіз."
LangString IS_OPEN ${LANG_RUSSIAN} "Программа открыта. Закройте её и повторите."
LangString IS_OPEN ${LANG_ENGLISH} "The program is open. Close it and try again."

LangString NEWER_IS_HERE ${LANG_KAZAKH} "Бұл компьютерде одан жаңа нұсқа ($0) орнатылған; бұл ${VERSION} нұсқасы. Ештеңе өзгертілген жоқ."
LangString NEWER_IS_HERE ${LANG_RUSSIAN} "На этом компьютере уже установлена более новая версия ($0), а это версия ${VERSION}. Ничего не изменено."
LangString NEWER_IS_HERE ${LANG_ENGLISH} "A newer version ($0) is installed on this PC, and this is version ${VERSION}. Nothing was changed."

LangString NOT_WRITTEN ${LANG_KAZAKH} "Файлдарды жазу мүмкін болмады: дискіде 500 МБ бос орын бар-жоғын және антивирустың кедергі жасап тұрмағанын тексеріңіз. Бұрын орнатылған нұсқа сол күйінде қалды."
LangString NOT_WRITTEN ${LANG_RUSSIAN} "Не удалось записать файлы: проверьте, есть ли на диске 500 МБ свободного места и не мешает ли антивирус. Установленная раньше версия осталась как была."
LangString NOT_WRITTEN ${LANG_ENGLISH} "The files could not be written: see whether the disk has 500 MB free and whether an antivirus is in the way. The version installed before is as it was."

LangString NOT_PUT_BACK ${LANG_KAZAKH} "Бұрынғы нұсқаны орнына қайтару мүмкін болмады: бөліктері ${OLD} және ${NEW} қалталарында, оларды жоймаңыз. Компьютерді қайта іске қосып, осы файлды қайта ашыңыз: алдымен бәрі орнына қайтарылады."
LangString NOT_PUT_BACK ${LANG_RUSSIAN} "Не удалось вернуть прежнюю версию на место: её части лежат в папках ${OLD} и ${NEW}, не удаляйте их. Перезагрузите компьютер и снова откройте этот файл: сначала всё будет возвращено на место."
LangString NOT_PUT_BACK ${LANG_ENGLISH} "The version before could not be put back: its parts are in the folders ${OLD} and ${NEW}; do not remove them. Restart the PC and open this file again: it first puts everything back."

LangString NOT_REMOVED ${LANG_KAZAKH} "Бағдарламаны толық жою мүмкін болмады: $INSTDIR қалтасындағы файлдарды басқа бағдарлама пайдаланып тұр немесе оларды өзгертуге құқық жоқ. Басқа бағдарламаларды жауып не компьютерді қайта іске қосып, тағы да жойып көріңіз."
LangString NOT_REMOVED ${LANG_RUSSIAN} "Не удалось удалить программу полностью: файлы в папке $INSTDIR заняты другой программой или нет прав их изменять. Закройте другие программы или перезагрузите компьютер и удалите ещё раз."
LangString NOT_REMOVED ${LANG_ENGLISH} "The program could not be removed completely: another program uses files in $INSTDIR, or there is no right to change them. Close other programs or restart the PC, and remove it again."

LangString NO_RIGHT ${LANG_KAZAKH} "$INSTDIR\$1 файлын өзгертуге құқық жоқ. Ештеңе өзгертілген жоқ. Компьютерлерге қызмет көрсететін адамға айтыңыз."
LangString NO_RIGHT ${LANG_RUSSIAN} "Нет права изменять файл $INSTDIR\$1. Ничего не изменено. Обратитесь к тому, кто обслуживает компьютеры."
LangString NO_RIGHT ${LANG_ENGLISH} "There is no right to change the file $INSTDIR\$1. Nothing was changed. Tell whoever looks after the PCs."

LangString FOLDER_IS_TAKEN ${LANG_KAZAKH} "«$INSTDIR» қалтасына орнатуға болмайды: бұл дискінің түбірі немесе онда басқа бағдарлама тұр. Бос қалтаны таңдаңыз. Ештеңе өзгертілген жоқ."
LangString FOLDER_IS_TAKEN ${LANG_RUSSIAN} "В папку «$INSTDIR» установить нельзя: это корень диска или папка другой программы. Выберите пустую папку. Ничего не изменено."
LangString FOLDER_IS_TAKEN ${LANG_ENGLISH} "The program can't be installed in “$INSTDIR”: this is the root of a disk or another program's folder. Choose an empty folder. Nothing was changed."

LangString ANOTHER_RUNS ${LANG_KAZAKH} "Бағдарлама дәл қазір орнатылып немесе жойылып жатыр. Аяқталғанын күтіп, қайталап көріңіз."
LangString ANOTHER_RUNS ${LANG_RUSSIAN} "Программа прямо сейчас устанавливается или удаляется. Дождитесь окончания и повторите."
LangString ANOTHER_RUNS ${LANG_ENGLISH} "The program is being installed or removed at this very moment. Wait for the end and try again."

LangString WINDOWS_IS_OLD ${LANG_KAZAKH} "Бұл Windows тым ескі: Windows 10-ның 1809 немесе одан кейінгі нұсқасы керек (64 разрядты). Ештеңе өзгертілген жоқ."
LangString WINDOWS_IS_OLD ${LANG_RUSSIAN} "Эта Windows слишком старая: нужна Windows 10 версии 1809 или новее (64 разряда). Ничего не изменено."
LangString WINDOWS_IS_OLD ${LANG_ENGLISH} "This Windows is too old: Windows 10 version 1809 or later (64-bit) is needed. Nothing was changed."

LangString DATA_STAYS ${LANG_KAZAKH} "Бағдарлама жойылады, ал кеңсенің деректері қалады: дерекқор, баптаулар және кеңсенің өз үлгілері мына қалтада: $LOCALAPPDATA\HomeEducation. Басқа жерде сақталған дерекқор да орнында қалады."
LangString DATA_STAYS ${LANG_RUSSIAN} "Программа удаляется, а данные отдела остаются: база данных, настройки и собственные формы лежат в папке $LOCALAPPDATA\HomeEducation. База, которая хранится в другом месте, тоже остаётся."
LangString DATA_STAYS ${LANG_ENGLISH} "The program is removed and the office's data stay: the database, the settings and the office's own forms are in $LOCALAPPDATA\HomeEducation. A database that is kept elsewhere stays, too."
